// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/ElidedLabel.h"

#include "ui/common/Format.h"

#include <QPainter>
#include <QTextLayout>

#include <utility>

namespace ui {

using namespace Qt::Literals::StringLiterals;

ElidedLabel::ElidedLabel(Qt::TextElideMode mode, QWidget *parent)
    : QWidget(parent)
    , m_mode(mode)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    m_whole.clear();
    setAccessibleName(text);
    showToolTip();
    updateGeometry();
    update();
}

void ElidedLabel::setWhole(const QString &whole)
{
    m_whole = whole;
    setAccessibleName(whole.isEmpty() ? m_text : whole);
    showToolTip();
}

void ElidedLabel::showToolTip()
{
    const QString whole = printable(m_whole.isEmpty() ? m_text : m_whole);
    const QString shown = linesFor(width()).join(QString());
    setToolTip(shown == whole ? QString() : plainToolTip(whole));
}

void ElidedLabel::setRole(std::optional<Role> role)
{
    m_role = role;
    update();
}

void ElidedLabel::setMostLines(int lines)
{
    if (std::exchange(m_mostLines, lines) == lines)
        return;
    QSizePolicy policy(QSizePolicy::Preferred,
                       lines > 1 ? QSizePolicy::Preferred : QSizePolicy::Fixed);
    policy.setHeightForWidth(lines > 1);
    setSizePolicy(policy);
    showToolTip();
    updateGeometry();
    update();
}

void ElidedLabel::setAtRight(bool isAtRight)
{
    m_isAtRight = isAtRight;
    update();
}

// Joined, they are the text unless some of it is left out.
QStringList ElidedLabel::linesFor(int width) const
{
    const QString text = printable(m_text);
    QStringList lines;
    qsizetype start = 0;
    if (m_mostLines > 1) {
        QTextLayout layout(text, font());
        layout.beginLayout();
        while (lines.size() < m_mostLines - 1 && start < text.size()) {
            QTextLine line = layout.createLine();
            line.setLineWidth(width);
            lines << text.sliced(start, line.textLength());
            start += line.textLength();
        }
        layout.endLayout();
    }
    if (start < text.size() || lines.isEmpty())
        lines << fontMetrics().elidedText(text.sliced(start), m_mode, width);
    return lines;
}

int ElidedLabel::heightForWidth(int width) const
{
    if (m_mostLines == 1)
        return -1;
    return static_cast<int>(linesFor(width).size()) * fontMetrics().height();
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(printable(m_text)) + 1, fontMetrics().height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    constexpr int leastCharacters = 4;
    return {std::min(sizeHint().width(), fontMetrics().averageCharWidth() * leastCharacters),
            fontMetrics().height()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Role role = m_role.value_or(Role::Text);
    painter.setPen(color(isEnabled() ? role : Role::Disabled));
    painter.drawText(rect(), Qt::AlignVCenter | (m_isAtRight ? Qt::AlignRight : Qt::AlignLeft),
                     linesFor(width()).join(m_mostLines > 1 ? u"\n"_s : QString()));
}

void ElidedLabel::resizeEvent(QResizeEvent *)
{
    showToolTip();
}

} // namespace ui
