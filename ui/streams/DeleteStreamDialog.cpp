// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/streams/DeleteStreamDialog.h"

#include "ui/common/Format.h"
#include "ui/common/MessageBar.h"
#include "ui/common/Theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

QLabel *plainLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

// A name without a blank would be cut off at the edge: it may break anywhere.
QString breakable(const QString &name)
{
    constexpr qsizetype usual = 40;
    if (name.size() <= usual)
        return name;
    QString result;
    for (const QChar each : name)
        result.append(each).append(QChar(0x200b)); // a blank without width
    return result;
}

} // namespace

DeleteStreamDialog::DeleteStreamDialog(const QString &stream, const QString &place,
                                       bool isProduction, QWidget *parent)
    : QDialog(parent)
    , m_stream(stream)
    , m_bar(new MessageBar(this))
    , m_name(new QLineEdit(this))
    , m_consumers(new QCheckBox(tr("Also when consumers are registered with it"), this))
    , m_delete(new QPushButton(this))
{
    setObjectName(u"deleteStreamDialog"_s);
    setWindowTitle(tr("Delete stream"));
    setMinimumSize(480, 280);
    auto *title = plainLabel(tr("Delete “%1”?").arg(breakable(printable(stream))), this);
    title->setAccessibleName(tr("Delete “%1”?").arg(printable(stream)));
    title->setFont(titleFont());
    auto *text = plainLabel(tr("The stream in %1 and every record in it will be gone. This cannot "
                               "be undone.")
                                .arg(printable(place)),
                            this);
    auto *label = plainLabel(tr("&Type its name to go on:"), this);
    label->setBuddy(m_name);
    m_name->setObjectName(u"nameField"_s);
    m_name->setPlaceholderText(stream);
    m_name->setAccessibleName(tr("Name of the stream"));
    m_consumers->setObjectName(u"consumersBox"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::xl, space::l, space::xl, space::l);
    layout->setSpacing(space::m);
    for (QWidget *widget : {static_cast<QWidget *>(title), static_cast<QWidget *>(text),
                            static_cast<QWidget *>(m_bar)})
        layout->addWidget(widget);
    auto *field = new QVBoxLayout;
    field->setSpacing(space::xs);
    field->addWidget(label);
    field->addWidget(m_name);
    layout->addLayout(field);
    layout->addWidget(m_consumers);
    layout->addStretch(1); // what is too much stays below
    layout->addLayout(createButtons(isProduction));
    connect(m_name, &QLineEdit::textChanged, this, &DeleteStreamDialog::updateButton);
    updateButton();
    m_name->setFocus();
}

QLayout *DeleteStreamDialog::createButtons(bool isProduction)
{
    m_delete->setObjectName(u"deleteButton"_s);
    m_delete->setText(isProduction ? tr("Delete stream in PRODUCTION") : tr("Delete stream"));
    m_delete->setProperty("kind", isProduction ? u"production"_s : u"danger"_s);
    m_delete->setDefault(true); // Enter agrees, and does nothing until the name is typed
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"cancelButton"_s);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_delete);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_delete, &QPushButton::clicked, this,
            [this] { emit deleteRequested(m_stream, m_consumers->isChecked()); });
    return buttons;
}

void DeleteStreamDialog::updateButton()
{
    m_delete->setEnabled(!m_isBusy && m_name->text() == m_stream);
}

void DeleteStreamDialog::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    updateButton();
}

void DeleteStreamDialog::showFailure(const QString &text)
{
    setBusy(false);
    m_bar->showMessage(MessageBar::Severity::Failure, text);
}

} // namespace ui
