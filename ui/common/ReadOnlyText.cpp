// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/ReadOnlyText.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QTextCursor>

namespace ui {

QMimeData *exactCopy(const QTextCursor &selection)
{
    QString text = selection.selectedText();
    text.replace(QChar::ParagraphSeparator, u'\n'); // as a document has the ends of its lines
    auto *data = new QMimeData;
    data->setText(text);
    return data;
}

bool claimsTyping(const QEvent &event)
{
    if (event.type() != QEvent::ShortcutOverride)
        return false;
    const auto &key = static_cast<const QKeyEvent &>(event);
    const bool isPlain = (key.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == 0;
    return isPlain && key.key() > Qt::Key_Space && key.key() < Qt::Key_Escape;
}

} // namespace ui
