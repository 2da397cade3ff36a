// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/Theme.h"

#include <QFrame>

#include <optional>

namespace ui {

// A raised surface with a hairline border; with a role, a strip of its colour at the left edge.
class Card : public QFrame
{
    Q_OBJECT

public:
    explicit Card(QWidget *parent = nullptr);

    void setRole(std::optional<Role> role);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::optional<Role> m_role;
};

} // namespace ui
