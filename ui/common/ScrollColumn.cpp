// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/ScrollColumn.h"

#include "ui/common/Theme.h"

#include <QScreen>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr int leastColumnHeight = 160;
constexpr int windowFrame = 48; // its title, and some room

} // namespace

ScrollColumn::ScrollColumn(int width, QWidget *parent)
    : QScrollArea(parent)
    , m_width(width)
    , m_column(new QVBoxLayout)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus); // what is in it takes the focus, and is scrolled to
    auto *page = new QWidget;
    page->setLayout(m_column);
    m_column->setContentsMargins({});
    setWidget(page);
    page->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
}

QSize ScrollColumn::sizeHint() const
{
    const int width = std::max(m_width, m_column->totalMinimumSize().width());
    const int height = m_column->hasHeightForWidth() ? m_column->totalHeightForWidth(width)
                                                     : m_column->totalSizeHint().height();
    return {width, height};
}

QSize ScrollColumn::minimumSizeHint() const
{
    return {sizeHint().width(), std::min(sizeHint().height(), leastColumnHeight)};
}

void ScrollColumn::fitWindow()
{
    QWidget *window = this->window();
    const int most = window->screen()->availableGeometry().height() - windowFrame;
    QSize size = window->sizeHint();
    if (size.height() > most) {
        const int bar = verticalScrollBar()->sizeHint().width();
        setMinimumWidth(sizeHint().width() + bar);
        size = {size.width() + bar, most};
    }
    window->resize(size);
}

} // namespace ui
