// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/Theme.h"

#include <QWidget>

namespace ui {

// An outline icon beside words, in the colours of the theme in force whenever it is painted.
class IconLabel final : public QWidget
{
public:
    explicit IconLabel(QWidget *parent = nullptr);

    void setIcon(const char *name, Role role); // `name` as for icon(), valid for good
    void setExtent(int extent); // of the icon, in pixels; else extent::icon

    QSize sizeHint() const override { return minimumSizeHint(); }
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const char *m_name = nullptr;
    Role m_role = Role::Text;
    int m_extent = extent::icon;
};

} // namespace ui
