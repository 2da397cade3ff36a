// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafts/Draft.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QPushButton;

namespace ui {

class ElidedLabel;
class SizeMeter;

// Below a body: what it is, what is done to it before it is sent, and how large that is.
class DraftFooter final : public QWidget
{
    Q_OBJECT

public:
    explicit DraftFooter(QWidget *parent = nullptr);

    // What is shown: kind and toggles, of a draft or of one record; emits nothing.
    void setOptions(const core::RecordForm &form, bool isTemplate);
    void applyTo(core::RecordForm &form) const; // all but the key
    bool isTemplate() const;

    // How much of the limit is used, and the words beside it: all of them, and those that stay
    // where there is little room. A negative size: not known yet.
    void setSize(qint64 bytes, qint64 limit, const QString &text, const QString &brief);
    void setReadOnly(bool isReadOnly);
    // Low: the size is said in few words; beside the problem they keep their place.
    void setLow(bool isLow, bool isBesideProblem);
    // With words of usual length about the size; never less than all options need.
    int usualWidth(bool isOfMany) const;
    void setMetered(bool isMetered); // off: the size is said, and has no bar

signals:
    void changed(); // by a person
    void chooseFileRequested();

private:
    void showKind();
    void showSize();
    int sizeWidth(bool isOfMany) const;

    QComboBox *m_kind;
    QPushButton *m_choose;
    QCheckBox *m_newline;
    QCheckBox *m_gzip;
    QCheckBox *m_comments;
    QCheckBox *m_template;
    ElidedLabel *m_size;
    SizeMeter *m_meter;
    QString m_sizeText;
    QString m_briefSize;
    bool m_hasLimit = false;
    bool m_isLow = false;
    bool m_isBesideProblem = false;
    bool m_isMetered = true;
};

} // namespace ui
