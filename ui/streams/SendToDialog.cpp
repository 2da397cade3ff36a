// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/streams/SendToDialog.h"

#include "core/kinesis/StreamId.h"
#include "ui/common/Format.h"
#include "ui/common/Icons.h"
#include "ui/common/MessageBar.h"
#include "ui/common/Theme.h"
#include "ui/forms/FormGrid.h"

#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int streamCharacters = 32; // of its name on the button

QString recordsText(qint64 count)
{
    return count == 1 ? SendToDialog::tr("1 record")
                      : SendToDialog::tr("%1 records").arg(grouped(count));
}

} // namespace

SendToDialog::SendToDialog(const QList<Place> &places, const QString &connection,
                           const Choice &choice, QWidget *parent)
    : QDialog(parent)
    , m_places(places)
    , m_choice(choice)
    , m_form(new FormGrid(this))
    , m_production(new MessageBar(this))
    , m_failure(new MessageBar(this))
    , m_connection(new QComboBox(this))
    , m_stream(new QComboBox(this))
    , m_records(new QComboBox(this))
    , m_send(new QPushButton(this))
{
    setObjectName(u"sendToDialog"_s);
    setWindowTitle(tr("Send once to another stream"));
    setMinimumSize(520, 300);
    auto *title = new QLabel(tr("Send once to another stream"), this);
    title->setFont(titleFont());
    auto *text = new QLabel(tr("Drafts go on to where they went before."), this);
    text->setForegroundRole(QPalette::PlaceholderText);
    m_production->setObjectName(u"sendToProduction"_s);
    m_production->setClosable(false);
    m_failure->setObjectName(u"sendToFailure"_s);
    m_send->setObjectName(u"sendToButton"_s);
    m_send->setDefault(true);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"cancelButton"_s);
    createFields(places, connection, choice);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_send);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::xl, space::l, space::xl, space::l);
    layout->setSpacing(space::m);
    for (QWidget *widget :
         std::initializer_list<QWidget *>{title, text, m_production, m_failure, m_form})
        layout->addWidget(widget);
    layout->addStretch();
    layout->addLayout(buttons);
    connect(m_send, &QPushButton::clicked, this, &SendToDialog::request);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    showWhatWillBeDone();
    m_stream->setFocus();
}

void SendToDialog::createFields(const QList<Place> &places, const QString &connection,
                                const Choice &choice)
{
    m_connection->setObjectName(u"sendToConnection"_s);
    for (const Place &place : places)
        m_connection->addItem(place.isProduction
                                  ? tr("%1 · PRODUCTION").arg(printable(place.connection))
                                  : printable(place.connection),
                              place.connection);
    m_connection->setCurrentIndex(std::max(0, m_connection->findData(connection)));
    m_stream->setObjectName(u"sendToStream"_s);
    m_stream->setEditable(true);
    m_stream->setInsertPolicy(QComboBox::NoInsert);
    // Completed where one types, a name that is the beginning of another would become that.
    m_stream->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_stream->lineEdit()->setPlaceholderText(tr("Name or ARN"));
    m_records->setObjectName(u"sendToRecords"_s);
    m_records->addItem(tr("All: %1").arg(recordsText(choice.all)));
    if (choice.selected > 0)
        m_records->addItem(tr("Selected: %1").arg(recordsText(choice.selected)));
    m_records->setCurrentIndex(choice.selected > 0 && choice.prefersSelected ? 1 : 0);
    m_form->addRow(tr("&Connection"), m_connection);
    m_form->addRow(tr("&Stream"), m_stream, tr("Asking for its streams…"));
    m_form->addRow(tr("&Records"), m_records);
    m_form->setRowVisible(m_records, choice.selected > 0);
    connect(m_connection, &QComboBox::currentIndexChanged, this, [this] {
        m_stream->clear();
        m_failure->hide();
        m_form->setHint(m_stream, tr("Asking for its streams…"));
        showWhatWillBeDone();
        emit connectionChosen(connectionName());
    });
    connect(m_stream, &QComboBox::editTextChanged, this, [this] {
        m_form->setProblem(m_stream, {});
        showWhatWillBeDone();
    });
    connect(m_records, &QComboBox::currentIndexChanged, this, &SendToDialog::showWhatWillBeDone);
}

QString SendToDialog::connectionName() const
{
    return m_connection->currentData().toString();
}

bool SendToDialog::isProduction() const
{
    return m_places.contains(Place{connectionName(), true});
}

QString SendToDialog::stream() const
{
    return m_stream->currentText().trimmed();
}

bool SendToDialog::wantsSelected() const
{
    return m_records->currentIndex() == 1;
}

qint64 SendToDialog::count() const
{
    return wantsSelected() ? m_choice.selected : m_choice.all;
}

void SendToDialog::setStreams(const StreamsState &state)
{
    const QString typed = m_stream->currentText();
    {
        const QSignalBlocker quiet(m_stream);
        m_stream->clear();
        for (const StreamEntry &entry : state.entries)
            m_stream->addItem(entry.listing.name);
        m_stream->setCurrentIndex(-1);
        m_stream->setEditText(typed);
    }
    using Kind = StreamsState::Kind;
    QString hint = tr("Asking for its streams…");
    if (state.kind == Kind::Ready)
        hint = state.entries.isEmpty() ? tr("This connection has no streams yet.")
            : state.entries.size() == 1
            ? tr("1 stream to choose from")
            : tr("%1 streams to choose from").arg(grouped(state.entries.size()));
    else if (state.kind == Kind::Denied || state.kind == Kind::Failed)
        hint = tr("Its streams could not be listed: type the name.");
    m_form->setHint(m_stream, hint);
    showWhatWillBeDone();
}

void SendToDialog::showWhatWillBeDone()
{
    QString text = tr("Send %1").arg(grouped(count()));
    if (!stream().isEmpty())
        text += u" → "_s + shortened(stream(), streamCharacters);
    if (isProduction())
        text += u"  "_s + tr("PRODUCTION");
    m_send->setText(text);
    m_send->setProperty("kind", isProduction() ? u"production"_s : u"primary"_s);
    m_send->style()->unpolish(m_send);
    m_send->style()->polish(m_send);
    m_send->setIcon(ui::icon("send", isProduction() ? Role::OnProduction : Role::OnAccent));
    m_send->setEnabled(!m_isBusy && !stream().isEmpty());
    if (isProduction())
        m_production->showMessage(MessageBar::Severity::Failure,
                                  tr("%1 is marked as PRODUCTION. You will be asked for the name "
                                     "of the stream.")
                                      .arg(printable(connectionName())));
    else
        m_production->hide();
}

void SendToDialog::request()
{
    if (!core::StreamId::fromString(stream())) {
        m_form->setProblem(m_stream, tr("A name has 1 to 128 letters, digits, “_”, “.” and “-”."));
        return m_stream->setFocus(Qt::OtherFocusReason);
    }
    emit sendRequested();
}

void SendToDialog::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    m_form->setEnabled(!isBusy);
    showWhatWillBeDone();
}

void SendToDialog::showFailure(const QString &text)
{
    setBusy(false);
    m_failure->showMessage(MessageBar::Severity::Failure, text);
}

} // namespace ui
