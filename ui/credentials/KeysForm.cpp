// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/credentials/KeysForm.h"

#include "ui/common/Format.h"
#include "ui/common/IconLabel.h"
#include "ui/credentials/SecretEdit.h"
#include "ui/forms/FormGrid.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

namespace ui {

using namespace Qt::Literals::StringLiterals;
using Source = core::Connection::Source;

namespace {

QString textOf(Source source)
{
    switch (source) {
    case Source::Keychain:
        return KeysForm::tr("Keys of its own, in the keychain");
    case Source::Profile:
        return KeysForm::tr("An AWS profile");
    case Source::Environment:
        return KeysForm::tr("The environment");
    case Source::Dummy:
        return KeysForm::tr("None: an endpoint on this computer");
    }
    return {};
}

QString hintOf(Source source)
{
    switch (source) {
    case Source::Keychain:
        return {};
    case Source::Profile:
        return KeysForm::tr("Read from ~/.aws each time it is used; nothing is copied.");
    case Source::Environment:
        return KeysForm::tr("AWS_ACCESS_KEY_ID and the rest, as they were when Headgate started.");
    case Source::Dummy:
        return KeysForm::tr("For LocalStack, kinesis-mock and others that check no keys.");
    }
    return {};
}

} // namespace

KeysForm::KeysForm(QWidget *parent)
    : QWidget(parent)
    , m_grid(new FormGrid(this))
    , m_source(new QComboBox(this))
    , m_accessKeyId(new QLineEdit(this))
    , m_secret(new SecretEdit(this))
    , m_token(new SecretEdit(this))
    , m_stored(new QWidget(this))
    , m_storedIcon(new IconLabel(m_stored))
    , m_storedText(new QLabel(m_stored))
    , m_sessionOnly(new QCheckBox(tr("Keep for this session only, not in the keychain"), this))
    , m_profile(new QComboBox(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_grid);
    createFields();
    connect(m_source, &QComboBox::currentIndexChanged, this, [this] {
        updateVisible();
        emit edited();
    });
    connect(m_accessKeyId, &QLineEdit::textChanged, this, &KeysForm::edited);
    connect(m_secret, &QLineEdit::textChanged, this, &KeysForm::edited);
    connect(m_secret, &QLineEdit::textChanged, this, &KeysForm::showWhatIsKept);
    connect(m_token, &QLineEdit::textChanged, this, &KeysForm::edited);
    connect(m_sessionOnly, &QCheckBox::toggled, this, &KeysForm::edited);
    connect(m_profile, &QComboBox::editTextChanged, this, &KeysForm::edited);
    updateVisible();
}

void KeysForm::createFields()
{
    m_source->setObjectName(u"sourceCombo"_s);
    for (const Source source : core::allSources())
        m_source->addItem(textOf(source), static_cast<int>(source));
    m_accessKeyId->setObjectName(u"accessKeyIdField"_s);
    m_accessKeyId->setFont(codeFont());
    m_secret->setObjectName(u"secretField"_s);
    m_token->setObjectName(u"tokenField"_s);
    m_sessionOnly->setObjectName(u"sessionOnlyBox"_s);
    m_profile->setObjectName(u"profileCombo"_s);
    m_profile->setEditable(true);
    m_profile->lineEdit()->setAccessibleName(tr("Profile"));
    m_profile->setInsertPolicy(QComboBox::NoInsert);
    m_stored->setObjectName(u"keychainState"_s);
    m_storedText->setObjectName(u"keychainText"_s);
    m_storedText->setTextFormat(Qt::PlainText);
    m_storedText->setWordWrap(true);
    m_storedText->setAlignment(Qt::AlignTop);
    m_storedText->setMinimumWidth(260); // else it asks for more lines than it needs
    auto *line = new QHBoxLayout(m_stored);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(m_storedIcon, 0, Qt::AlignTop);
    line->addWidget(m_storedText, 1);

    m_grid->addRow(tr("&Keys from"), m_source);
    m_grid->addRow(tr("&Profile"), m_profile);
    m_grid->addRow(tr("&Access key id"), m_accessKeyId);
    m_grid->addRow(tr("Se&cret access key"), m_secret);
    m_grid->addRow(tr("Session &token"), m_token, tr("Only for temporary keys."));
    m_grid->addRow(QString(), m_stored);
    m_grid->addRow(QString(), m_sessionOnly);
    m_sessionOnly->setAccessibleName(m_sessionOnly->text());
}

void KeysForm::setDraft(const ConnectionDraft &draft)
{
    m_source->setCurrentIndex(m_source->findData(static_cast<int>(draft.connection.source)));
    m_accessKeyId->setText(draft.connection.accessKeyId);
    m_profile->setEditText(draft.connection.profile);
    m_sessionOnly->setChecked(draft.sessionOnly);
    wipe();
    updateVisible();
}

void KeysForm::fill(ConnectionDraft &draft) const
{
    core::Connection &connection = draft.connection;
    connection.source = source();
    connection.accessKeyId = source() == Source::Keychain ? m_accessKeyId->text().trimmed() : u""_s;
    connection.profile = source() == Source::Profile ? m_profile->currentText().trimmed() : u""_s;
    if (source() != Source::Keychain)
        return;
    draft.secretAccessKey = m_secret->secret();
    draft.sessionToken = m_token->secret();
    draft.sessionOnly = m_sessionOnly->isChecked();
}

void KeysForm::setKept(const KeptSecret &kept)
{
    m_kept = kept;
    updateKeychain();
}

void KeysForm::setProfiles(const QStringList &names)
{
    const QString before = m_profile->currentText();
    QStringList known;
    for (int i = 0; i < m_profile->count(); ++i)
        known.append(m_profile->itemText(i));
    if (known == names)
        return; // nothing changes under somebody who reads it
    const QSignalBlocker blocker(m_profile);
    m_profile->clear();
    m_profile->addItems(names);
    m_profile->setEditText(before);
}

void KeysForm::setProblems(const QHash<ConnectionField, QString> &problems)
{
    m_grid->setProblem(m_accessKeyId, problems.value(ConnectionField::AccessKeyId));
    m_grid->setProblem(m_secret, problems.value(ConnectionField::SecretAccessKey));
    m_grid->setProblem(m_profile, problems.value(ConnectionField::Profile));
}

Source KeysForm::source() const
{
    return static_cast<Source>(m_source->currentData().toInt());
}

QList<QWidget *> KeysForm::fields() const
{
    return {m_source, m_profile, m_accessKeyId, m_secret, m_token, m_sessionOnly};
}

void KeysForm::wipe()
{
    m_secret->wipe();
    m_token->wipe();
}

void KeysForm::updateVisible()
{
    const bool hasKeys = source() == Source::Keychain;
    m_grid->setHint(m_source, hintOf(source()));
    m_grid->setRowVisible(m_profile, source() == Source::Profile);
    for (QWidget *field : {static_cast<QWidget *>(m_accessKeyId), static_cast<QWidget *>(m_secret),
                           static_cast<QWidget *>(m_token), static_cast<QWidget *>(m_sessionOnly)})
        m_grid->setRowVisible(field, hasKeys);
    updateKeychain();
}

void KeysForm::updateKeychain()
{
    const KeychainLook look = lookOf(m_kept.state);
    const bool isTold = source() == Source::Keychain && m_kept.state != KeychainState::NotNeeded;
    const QString text = m_kept.copyOf.isEmpty()
        ? look.text
        : tr("The secret of “%1” is copied when this is saved.").arg(m_kept.copyOf);
    m_storedIcon->setIcon(look.icon, look.role);
    m_storedText->setText(printable(text));
    m_stored->setAccessibleName(text);
    m_grid->setRowVisible(m_stored, isTold);
    showWhatIsKept();
}

// A typed secret takes the place of secret and token.
void KeysForm::showWhatIsKept()
{
    const bool isKept = m_kept.state == KeychainState::Stored
        || m_kept.state == KeychainState::ThisSession || m_kept.state == KeychainState::NotAsked
        || !m_kept.copyOf.isEmpty();
    const bool hasToken = isKept && m_kept.hasToken;
    const bool isReplaced = !m_secret->text().isEmpty();
    m_secret->setPlaceholderText(isKept ? tr("Kept; type to replace it") : QString());
    m_token->setPlaceholderText(!hasToken        ? QString()
                                    : isReplaced ? tr("Goes with the old secret")
                                                 : tr("Kept; replaced with the secret"));
    m_grid->setHint(m_token,
                    hasToken ? tr("Only for temporary keys. A new secret replaces secret and "
                                  "token: without a token here it has none.")
                             : tr("Only for temporary keys."));
}

} // namespace ui
