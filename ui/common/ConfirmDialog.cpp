// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/ConfirmDialog.h"

#include "ui/common/Theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int textWidth = 420;

QLabel *plainLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setMinimumWidth(textWidth);
    return label;
}

} // namespace

ConfirmDialog::ConfirmDialog(const QString &title, const QString &text, const QString &nameToType,
                             const QString &verb, QWidget *parent)
    : QDialog(parent)
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    setObjectName(u"confirmDialog"_s);
    setWindowTitle(title);
    auto *heading = plainLabel(title, this);
    heading->setFont(titleFont());
    auto *agree = new QPushButton(verb, this);
    agree->setObjectName(u"agreeButton"_s);
    agree->setProperty("kind", u"danger"_s);
    m_cancel->setObjectName(u"cancelButton"_s);
    // Enter agrees with a name that was typed, and does nothing before.
    (nameToType.isEmpty() ? m_cancel : agree)->setDefault(true);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::xl, space::l, space::xl, space::l);
    layout->setSpacing(space::m);
    layout->addWidget(heading);
    layout->addWidget(plainLabel(text, this));
    if (!nameToType.isEmpty()) {
        auto *field = new QLineEdit(this);
        field->setObjectName(u"nameField"_s);
        auto *label = plainLabel(tr("Type “%1” to go on:").arg(nameToType), this);
        label->setBuddy(field);
        layout->addWidget(label);
        layout->addWidget(field);
        agree->setEnabled(false);
        connect(field, &QLineEdit::textChanged, agree, [agree, nameToType](const QString &typed) {
            agree->setEnabled(typed == nameToType);
        });
        field->setFocus();
    } else {
        m_cancel->setFocus();
    }
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(agree);
    layout->addSpacing(space::xs);
    layout->addLayout(buttons);

    connect(agree, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
}

void ConfirmDialog::setOtherVerb(const QString &text)
{
    m_cancel->setText(text);
}

} // namespace ui
