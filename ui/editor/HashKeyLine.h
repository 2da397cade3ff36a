// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;
class QToolButton;

namespace ui {

class Remark;

// The explicit hash key: folded away until a person wants to give one.
class HashKeyLine final : public QWidget
{
    Q_OBJECT

public:
    explicit HashKeyLine(QWidget *parent = nullptr);

    void setHashKey(const QString &hashKey); // emits nothing
    QString hashKey() const; // decimal as typed; empty: the partition key decides
    void setFault(const QString &fault); // empty: there is none
    void setReadOnly(bool isReadOnly); // its text can still be copied
    void setLow(bool isLow); // a button only until it is unfolded
    void focusText();
    QLineEdit &field() { return *m_text; }

signals:
    void changed(); // by a person

private:
    void toggle();
    void showValue(bool isShown);

    QToolButton *m_fold;
    QLineEdit *m_text;
    Remark *m_remark;
};

} // namespace ui
