// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/credentials/ConnectionCheck.h"
#include "ui/credentials/ConnectionEntry.h"

#include <QSet>
#include <QTimer>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;

namespace ui {

class FormGrid;
class KeysForm;
struct KeptSecret;
class RetryLine;

// One connection in fields. What is wrong stands under its field, once somebody typed in it and
// paused, has left it, or tried to save or to test; nobody is told off about what was not touched.
class ConnectionForm final : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionForm(QWidget *parent = nullptr);

    // Shows the draft as unedited; secrets are never shown.
    void setDraft(const ConnectionDraft &draft);
    ConnectionDraft draft() const;
    bool isEdited() const { return m_isEdited; }
    void setSurroundings(const ConnectionSurroundings &surroundings);
    // It is saved under that name by now; what was typed since stays and counts as edited.
    void setSavedAs(const QString &name, const ConnectionSurroundings &surroundings);
    void setKept(const KeptSecret &kept);
    void setProfiles(const QStringList &names);
    void setCaFile(const QString &path);

    // Shows every fault; false when there are any, with the cursor in the first.
    bool check();
    void wipe();
    void focusField(ConnectionField field); // and selects what is in it
    // Each field that takes the focus, from the top down.
    QList<QWidget *> fields() const;

signals:
    void edited();
    void chooseCaFileRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void createFields();
    void createMarks();
    QWidget *createCaLine();
    void noteEdit();
    void showProblems(); // of the fields that were touched
    void touch(const QWidget *field);
    QWidget *fieldOf(ConnectionField field) const;

    FormGrid *m_top;
    KeysForm *m_keys;
    FormGrid *m_bottom;
    QLineEdit *m_name;
    QComboBox *m_region;
    QLineEdit *m_endpoint;
    QLineEdit *m_caFile;
    QPushButton *m_chooseCa;
    QWidget *m_caLine;
    RetryLine *m_retries;
    QCheckBox *m_production;
    QComboBox *m_colour;
    ConnectionDraft m_draft; // as it was set, without secrets
    ConnectionSurroundings m_surroundings;
    QTimer m_pause;
    QSet<ConnectionField> m_touched;
    bool m_isEdited = false;
    bool m_isFilling = false;
};

} // namespace ui
