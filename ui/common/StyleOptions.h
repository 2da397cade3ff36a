// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyleOption>

namespace ui::options {

// What Style's measures and drawings both ask of an option.

// Null when it is of another kind.
template <typename Option>
const Option *as(const QStyleOption *option)
{
    return qstyleoption_cast<const Option *>(option);
}

// Whether text stands beside its icon: as on a push button then.
inline bool isLikePushButton(const QStyleOptionToolButton &button)
{
    return button.toolButtonStyle == Qt::ToolButtonTextBesideIcon && !button.text.isEmpty()
        && !button.icon.isNull();
}

} // namespace ui::options
