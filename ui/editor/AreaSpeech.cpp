// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/AreaSpeech.h"

#include "ui/editor/CodeArea.h"

#include <QAccessibleWidget>

namespace ui {

namespace {

// While nobody listens: its name and what it is. Nothing else of the library asks for it.
QAccessibleInterface *quietly(const QString &, QObject *object)
{
    auto *area = dynamic_cast<CodeArea *>(object);
    const bool isQuiet = area && !QAccessible::isActive();
    return isQuiet ? new QAccessibleWidget(area, QAccessible::EditableText) : nullptr;
}

} // namespace

AreaSpeech::AreaSpeech(CodeArea &area)
    : m_area(area)
{
    // Behind the library's own, and so asked before it.
    [[maybe_unused]] static const bool isInstalled = (QAccessible::installFactory(quietly), true);
    QAccessible::installActivationObserver(this);
}

AreaSpeech::~AreaSpeech()
{
    QAccessible::removeActivationObserver(this);
}

void AreaSpeech::accessibilityActiveChanged(bool)
{
    QAccessibleInterface *before = QAccessible::queryAccessibleInterface(&m_area);
    QAccessible::deleteAccessibleInterface(QAccessible::uniqueId(before));
}

} // namespace ui
