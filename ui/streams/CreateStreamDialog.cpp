// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/streams/CreateStreamDialog.h"

#include "core/kinesis/StreamId.h"
#include "ui/common/Format.h"
#include "ui/common/MessageBar.h"
#include "ui/common/Theme.h"
#include "ui/forms/FormGrid.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostShards = 10'000;
constexpr int mostMebibytes = 10;
constexpr qint64 mebibyte = 1024 * 1024;
constexpr int onDemand = 1; // of the mode's entries

} // namespace

CreateStreamDialog::CreateStreamDialog(const QString &place, bool isProduction,
                                       const QStringList &takenNames, QWidget *parent)
    : QDialog(parent)
    , m_takenNames(takenNames)
    , m_form(new FormGrid(this))
    , m_bar(new MessageBar(this))
    , m_name(new QLineEdit(this))
    , m_mode(new QComboBox(this))
    , m_shards(new QSpinBox(this))
    , m_recordSize(new QSpinBox(this))
    , m_create(new QPushButton(tr("Create stream"), this))
{
    setObjectName(u"createStreamDialog"_s);
    setWindowTitle(tr("Create stream"));
    setMinimumSize(520, 360);
    auto *title = new QLabel(tr("Create a stream in %1").arg(printable(place)), this);
    title->setTextFormat(Qt::PlainText);
    title->setWordWrap(true);
    title->setFont(titleFont());
    m_create->setObjectName(u"createButton"_s);
    m_create->setProperty("kind", isProduction ? u"production"_s : u"primary"_s);
    if (isProduction)
        m_create->setText(tr("Create stream in PRODUCTION"));
    m_create->setDefault(true);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"cancelButton"_s);
    createFields();
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_create);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::xl, space::l, space::xl, space::l);
    layout->setSpacing(space::m);
    layout->addWidget(title);
    layout->addWidget(m_bar);
    layout->addWidget(m_form);
    layout->addStretch();
    layout->addLayout(buttons);

    connect(m_create, &QPushButton::clicked, this, &CreateStreamDialog::create);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    updateFields();
    m_name->setFocus();
}

void CreateStreamDialog::createFields()
{
    m_name->setObjectName(u"streamNameField"_s);
    m_mode->setObjectName(u"streamModeCombo"_s);
    m_mode->addItems({tr("Provisioned"), tr("On demand")});
    m_shards->setObjectName(u"shardsSpin"_s);
    m_shards->setRange(1, mostShards);
    m_recordSize->setObjectName(u"recordSizeSpin"_s);
    m_recordSize->setRange(1, mostMebibytes);
    m_recordSize->setSuffix(tr(" MiB"));
    m_form->addRow(tr("&Name"), m_name);
    m_form->addRow(tr("&Capacity"), m_mode);
    m_form->addRow(tr("&Shards"), m_shards);
    m_form->addRow(tr("&Record size"), m_recordSize, tr("The largest record it will take."));
    // Said quietly while somebody types; aloud when it was to be created.
    connect(m_name, &QLineEdit::textChanged, this, [this] {
        m_form->setProblem(m_name, {});
        m_form->setHint(m_name, m_name->text().trimmed().isEmpty() ? QString() : problem());
    });
    connect(m_mode, &QComboBox::currentIndexChanged, this, &CreateStreamDialog::updateFields);
    connect(m_shards, &QSpinBox::valueChanged, this, &CreateStreamDialog::updateFields);
}

void CreateStreamDialog::updateFields()
{
    const bool isOnDemand = m_mode->currentIndex() == onDemand;
    m_form->setRowVisible(m_shards, !isOnDemand);
    m_form->setHint(m_mode,
                    isOnDemand ? tr("Grows with what is sent; billed by it.")
                               : tr("Billed by the hour for each shard, used or not."));
    m_form->setHint(m_shards,
                    tr("%1 records and %2 MiB a second")
                        .arg(grouped(1000LL * m_shards->value()), grouped(m_shards->value())));
}

QString CreateStreamDialog::problem() const
{
    const QString name = m_name->text().trimmed();
    const auto id = core::StreamId::fromString(name);
    if (name.isEmpty())
        return tr("Give it a name.");
    if (!id || id->isArn())
        return tr("A name has 1 to 128 letters, digits, “_”, “.” and “-”.");
    return m_takenNames.contains(name) ? tr("There is a stream of this name.") : QString();
}

core::NewStream CreateStreamDialog::newStream() const
{
    core::NewStream stream;
    stream.name = m_name->text().trimmed();
    stream.onDemand = m_mode->currentIndex() == onDemand;
    if (!stream.onDemand)
        stream.shardCount = m_shards->value();
    // The default is left to the service: older endpoints do not know the member.
    if (m_recordSize->value() != 1)
        stream.maxRecordBytes = m_recordSize->value() * mebibyte;
    return stream;
}

void CreateStreamDialog::create()
{
    m_form->setProblem(m_name, problem());
    if (problem().isEmpty())
        emit createRequested(newStream());
    else
        m_name->setFocus(Qt::OtherFocusReason);
}

void CreateStreamDialog::setBusy(bool isBusy)
{
    m_create->setEnabled(!isBusy);
    m_form->setEnabled(!isBusy);
}

void CreateStreamDialog::showFailure(const QString &text)
{
    setBusy(false);
    m_bar->showMessage(MessageBar::Severity::Failure, text);
}

} // namespace ui
