// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/Theme.h"

#include <QAbstractButton>

namespace ui {

// A checkable pill with an icon, a word and a count, such as "✕ Refused 37".
class Chip final : public QAbstractButton
{
    Q_OBJECT

public:
    // `icon` may be null; `role` colours it.
    Chip(const QString &word, const char *icon, Role role, QWidget *parent = nullptr);

    void setCount(qint64 count); // negative: none is shown
    qint64 count() const { return m_count; }
    // Without it, icon and count stay; tooltip and accessible name keep the word. A chip without an
    // icon keeps it.
    void setWordShown(bool isShown);
    bool isWordShown() const { return m_isWordShown || !m_icon; }

    int widthFor(qint64 count) const; // as if it had that count
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString label(qint64 count) const;

    const char *m_icon;
    Role m_role;
    qint64 m_count = -1;
    bool m_isWordShown = true;
};

} // namespace ui
