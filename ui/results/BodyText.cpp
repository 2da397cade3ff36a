// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/BodyText.h"

#include "core/json/JsonText.h"
#include "ui/common/Format.h"
#include "ui/common/ReadOnlyText.h"
#include "ui/common/Theme.h"

#include <QEvent>
#include <QTextOption>

#include <algorithm>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype bytesPerLine = 16;

// Not through the middle of a character.
qsizetype cutAt(const QByteArray &body, qsizetype most)
{
    if (body.size() <= most)
        return body.size();
    while (most > 0 && (static_cast<uchar>(body.at(most)) & 0xC0) == 0x80)
        --most;
    return most;
}

QString hexDump(QByteArrayView bytes)
{
    QString text;
    for (qsizetype at = 0; at < bytes.size(); at += bytesPerLine) {
        const QByteArrayView line = bytes.sliced(at, std::min(bytesPerLine, bytes.size() - at));
        QString characters;
        for (const char c : line)
            characters += c >= ' ' && c <= '~' ? QLatin1Char(c) : QLatin1Char('.');
        const QString hex = QString::fromLatin1(line.toByteArray().toHex(' '));
        text += u"%1  %2  %3\n"_s.arg(at, 6, 16, QChar(u'0'))
                    .arg(hex, -(bytesPerLine * 3 - 1))
                    .arg(characters);
    }
    return text;
}

} // namespace

BodyText::BodyText(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFont(codeFont());
    setWordWrapMode(QTextOption::WrapAnywhere);
    setTabChangesFocus(true);
    document()->setDocumentMargin(space::s);
}

void BodyText::setBytes(const QByteArray &head, const QByteArray &body)
{
    const bool isText = core::isUtf8(body.first(cutAt(body, mostShown)));
    const qsizetype shown = isText ? cutAt(body, mostShown) : std::min(body.size(), mostShown / 4);
    const QByteArray part = body.first(shown);
    QString text = QString::fromUtf8(head);
    if (!head.isEmpty() && !body.isEmpty())
        text += u'\n';
    text += isText ? QString::fromUtf8(part) : hexDump(part);
    if (shown < body.size())
        text += tr("\n… %1 more").arg(humanBytes(body.size() - shown));
    setPlainText(text);
}

bool BodyText::event(QEvent *event)
{
    if (!claimsTyping(*event))
        return QPlainTextEdit::event(event);
    event->ignore();
    return true;
}

QMimeData *BodyText::createMimeDataFromSelection() const
{
    return exactCopy(textCursor());
}

} // namespace ui
