// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafts/Draft.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;

namespace ui {

class Remark;

// The partition key: where it comes from, what it is, and, at the end, in which shard it lands or
// why there is none.
class KeyLine final : public QWidget
{
    Q_OBJECT

public:
    explicit KeyLine(QWidget *parent = nullptr);

    // What is shown; emits nothing. `perRecord`: each record of a table has its own key.
    void setKey(core::KeySource source, const QString &key, const QString &field);
    void setPerRecord(bool perRecord);
    core::KeySource source() const;
    QString key() const; // as typed; of Fixed
    QString field() const; // of Field

    // Where the record goes; empty: nothing is said. `whole` says more to whoever points at it or
    // has it read out; empty: the same.
    void setShard(const QString &text, const QString &whole = {});
    void setFault(const QString &fault); // in place of the shard; empty: there is none
    void setReadOnly(bool isReadOnly); // its text can still be copied
    void setLow(bool isLow); // says less where there is little room
    void focusText();
    QLineEdit &textField() { return *m_text; } // of keys and of paths

signals:
    void changed(); // by a person

private:
    void takeSource();
    void showSource();
    void showRemark();

    QLabel *m_caption;
    QComboBox *m_source;
    QLineEdit *m_text;
    Remark *m_remark;
    QString m_key;
    QString m_field;
    QString m_shard;
    QString m_wholeShard;
    QString m_fault;
    bool m_isPerRecord = false;
};

} // namespace ui
