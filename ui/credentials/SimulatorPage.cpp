// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/credentials/SimulatorPage.h"

#include "ui/common/Icons.h"
#include "ui/common/Theme.h"
#include "ui/forms/FormGrid.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::Literals::StringLiterals;

SimulatorPage::SimulatorPage(QWidget *parent)
    : QWidget(parent)
    , m_form(new FormGrid(this))
    , m_lead(new QLabel(this))
    , m_url(addField(tr("&Endpoint URL"), "simulatorUrl"))
    , m_region(addField(tr("&Region"), "simulatorRegion"))
    , m_accessKeyId(addField(tr("Access &key id"), "simulatorAccessKeyId"))
    , m_secretAccessKey(addField(tr("&Secret access key"), "simulatorSecretAccessKey"))
    , m_copy(new QPushButton(icon("copy"), tr("Copy for a shell"), this))
{
    m_form->setHint(m_secretAccessKey,
                    tr("The same on every computer, and worth nothing elsewhere."));
    auto *title = new QLabel(tr("The simulator is built in"), this);
    title->setFont(titleFont());
    auto *text =
        new QLabel(tr("A Kinesis endpoint on this computer that checks signatures, routes by "
                      "hash, throttles and fails on demand. No account, no network, no cost."),
                   this);
    for (QLabel *label : {text, m_lead}) {
        label->setWordWrap(true);
        label->setForegroundRole(QPalette::PlaceholderText);
    }
    m_copy->setObjectName(u"copySimulatorButton"_s);
    m_copy->setToolTip(tr("Address and keys as variables that the AWS CLI and the SDKs read"));
    m_copy->setAutoDefault(false);
    connect(m_copy, &QPushButton::clicked, this, &SimulatorPage::copyForShell);
    auto *copyLine = new QWidget(this);
    auto *copyLayout = new QHBoxLayout(copyLine);
    copyLayout->setContentsMargins(0, space::xs, 0, 0);
    copyLayout->addWidget(m_copy);
    copyLayout->addStretch();
    m_form->addRow(QString(), copyLine);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::xl, space::xl, space::xl, space::xl);
    layout->setSpacing(space::s);
    layout->addWidget(title);
    layout->addWidget(text);
    layout->addSpacing(space::m);
    layout->addWidget(m_lead);
    layout->addSpacing(space::s);
    layout->addWidget(m_form);
    layout->addStretch();
    setAccess({});
}

void SimulatorPage::setAccess(const SimulatorAccess &access)
{
    const bool isRunning = !access.url.isEmpty();
    m_lead->setText(isRunning ? tr("Other programs can use it too, for as long as this window is "
                                   "open. Its port is another one at each start.")
                              : tr("It starts when it is used, and then says here how other "
                                   "programs reach it."));
    m_url->setText(access.url);
    m_region->setText(access.region);
    m_accessKeyId->setText(access.accessKeyId);
    m_secretAccessKey->setText(access.secretAccessKey);
    m_form->setVisible(isRunning);
}

QList<QWidget *> SimulatorPage::fields() const
{
    return {m_url, m_region, m_accessKeyId, m_secretAccessKey, m_copy};
}

QLineEdit *SimulatorPage::addField(const QString &label, const char *objectName)
{
    auto *field = new QLineEdit(this);
    field->setObjectName(QLatin1StringView(objectName));
    field->setFont(codeFont());
    field->setReadOnly(true);
    m_form->addRow(label, field);
    return field;
}

void SimulatorPage::copyForShell()
{
    QGuiApplication::clipboard()->setText(
        u"export AWS_ENDPOINT_URL=%1 AWS_REGION=%2 AWS_DEFAULT_REGION=%2\n"
        "export AWS_ACCESS_KEY_ID=%3 AWS_SECRET_ACCESS_KEY=%4\nunset AWS_SESSION_TOKEN\n"_s.arg(
            m_url->text(), m_region->text(), m_accessKeyId->text(), m_secretAccessKey->text()));
}

} // namespace ui
