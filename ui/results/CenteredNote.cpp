// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/CenteredNote.h"

#include "ui/common/Theme.h"

#include <QLabel>
#include <QVBoxLayout>

namespace ui {

QWidget *centered(QLabel *note, QWidget *below)
{
    auto *page = new QWidget;
    page->setAutoFillBackground(true);
    page->setBackgroundRole(QPalette::Base);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(space::xl, space::s, space::xl, space::s);
    layout->setSpacing(space::m);
    layout->addStretch();
    layout->addWidget(note); // no alignment: it wraps
    if (below)
        layout->addWidget(below, 0, Qt::AlignHCenter);
    layout->addStretch();
    return page;
}

QLabel *mutedLabel(const QString &name, const QString &text)
{
    auto *label = new QLabel(text);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignCenter);
    return label;
}

} // namespace ui
