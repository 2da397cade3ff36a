// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/credentials/ConnectionCheck.h"
#include "ui/credentials/ConnectionEntry.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;

namespace ui {

class FormGrid;
class IconLabel;
class SecretEdit;

// What is known of the secret that a connection has, or that a new one gets.
struct KeptSecret
{
    KeychainState state = KeychainState::NotNeeded;
    bool hasToken = false;
    QString copyOf = {}; // that connection's, for a new one
};

// Whose keys a connection uses: the fields of its source, and where its secret is.
class KeysForm final : public QWidget
{
    Q_OBJECT

public:
    explicit KeysForm(QWidget *parent = nullptr);

    void setDraft(const ConnectionDraft &draft);
    void fill(ConnectionDraft &draft) const; // its part of it
    void setKept(const KeptSecret &kept);
    void setProfiles(const QStringList &names);
    void setProblems(const QHash<ConnectionField, QString> &problems);
    core::Connection::Source source() const;
    QList<QWidget *> fields() const; // as Tab goes through them
    void wipe();

signals:
    void edited();

private:
    void createFields();
    void updateVisible();
    void updateKeychain();
    void showWhatIsKept();

    FormGrid *m_grid;
    QComboBox *m_source;
    QLineEdit *m_accessKeyId;
    SecretEdit *m_secret;
    SecretEdit *m_token;
    QWidget *m_stored;
    IconLabel *m_storedIcon;
    QLabel *m_storedText;
    QCheckBox *m_sessionOnly;
    QComboBox *m_profile;
    KeptSecret m_kept;
};

} // namespace ui
