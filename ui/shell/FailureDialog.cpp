// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/FailureDialog.h"

#include "ui/common/Format.h"
#include "ui/common/IconLabel.h"
#include "ui/common/Theme.h"
#include "ui/common/WrappedText.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int failureWidth = 460;
constexpr int markSize = 24;

QLabel *wrappedLabel(const QString &text, const QFont &font)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setFont(font);
    label->setFixedWidth(failureWidth);
    label->setMinimumHeight(label->heightForWidth(failureWidth));
    return label;
}

} // namespace

FailureDialog::FailureDialog(const QString &title, const QString &text, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"failureDialog"_s);
    setWindowTitle(title);
    auto *mark = new IconLabel;
    mark->setExtent(markSize);
    mark->setIcon("circle-x", Role::Refused);
    auto *words = new WrappedText(printable(text));
    words->setObjectName(u"failureText"_s);
    words->setAccessibleName(title);
    words->setFixedWidth(failureWidth);
    words->setMinimumHeight(words->heightForWidth(failureWidth));
    auto *copy = new QPushButton(tr("Copy"), this);
    copy->setObjectName(u"copyButton"_s);
    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(u"closeButton"_s);
    close->setDefault(true);
    connect(copy, &QPushButton::clicked, this, [title, text] {
        QGuiApplication::clipboard()->setText(title + u'\n' + printable(text));
    });
    connect(close, &QPushButton::clicked, this, &QDialog::reject);

    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(copy);
    buttons->addWidget(close);
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(space::xl, space::l, space::xl, space::l);
    layout->setHorizontalSpacing(space::m);
    layout->setVerticalSpacing(space::m);
    layout->addWidget(mark, 0, 0, Qt::AlignTop);
    layout->addWidget(wrappedLabel(title, titleFont()), 0, 1);
    layout->addWidget(words, 1, 1);
    layout->addLayout(buttons, 2, 0, 1, 2);
    close->setFocus();
}

} // namespace ui
