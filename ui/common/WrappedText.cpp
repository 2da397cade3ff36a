// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/WrappedText.h"

#include "ui/common/ReadOnlyText.h"

#include <QEvent>
#include <QTextDocument>
#include <QTextOption>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr int usualWidth = 240;
constexpr int leastTextWidth = 48;

QTextOption breakingAnywhere()
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    return option;
}

} // namespace

WrappedText::WrappedText(const QString &text, QWidget *parent)
    : QTextEdit(parent)
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFocusPolicy(Qt::ClickFocus); // as a label: keys go from control to control
    setTabChangesFocus(true);
    setUndoRedoEnabled(false);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(0);
    document()->setDefaultTextOption(breakingAnywhere());
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setText(text);
}

void WrappedText::setText(const QString &text)
{
    m_text = text;
    setPlainText(text);
    updateGeometry();
}

void WrappedText::setMuted(bool isMuted)
{
    m_isMuted = isMuted;
    applyColour();
}

// Texts know no other role than that of text.
void WrappedText::applyColour()
{
    const QColor wanted =
        palette().color(m_isMuted ? QPalette::PlaceholderText : QPalette::WindowText);
    if (palette().color(QPalette::Text) == wanted)
        return;
    QPalette colours;
    colours.setColor(QPalette::Text, wanted);
    setPalette(colours);
}

// Of a document of its own: the shown one keeps its width.
int WrappedText::heightForWidth(int width) const
{
    QTextDocument document;
    document.setDocumentMargin(0);
    document.setDefaultFont(font());
    document.setDefaultTextOption(breakingAnywhere());
    document.setPlainText(m_text);
    document.setTextWidth(std::max(width, leastTextWidth));
    return static_cast<int>(std::ceil(document.size().height()));
}

QSize WrappedText::sizeHint() const
{
    const int wanted = fontMetrics().horizontalAdvance(m_text) + 2;
    const int width = std::clamp(wanted, leastTextWidth, usualWidth);
    return {width, heightForWidth(width)};
}

QSize WrappedText::minimumSizeHint() const
{
    return {leastTextWidth, fontMetrics().height()};
}

bool WrappedText::event(QEvent *event)
{
    if (!claimsTyping(*event))
        return QTextEdit::event(event);
    event->ignore();
    return true;
}

QMimeData *WrappedText::createMimeDataFromSelection() const
{
    return exactCopy(textCursor());
}

// It has nothing to scroll; what it is in may have.
void WrappedText::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

void WrappedText::changeEvent(QEvent *event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateGeometry();
    else if (event->type() == QEvent::PaletteChange)
        applyColour();
}

} // namespace ui
