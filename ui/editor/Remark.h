// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/Theme.h"

#include <QAbstractButton>

namespace ui {

// One line that says how something is: an icon and a sentence, which is shortened at its end where
// it does not fit. The whole is in the tooltip, and in as many lines as it needs while it has the
// focus, and from a click on until it says something else. One that leads somewhere does that too.
class Remark final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit Remark(QWidget *parent = nullptr);

    // `icon` of Icons, or null; the text may be a stranger's.
    void say(const char *icon, Role role, const QString &text);
    void fault(const QString &text) { say("circle-x", Role::Refused, text); }
    void clear() { say(nullptr, Role::Muted, {}); }
    void setLeadsSomewhere(bool leads);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    int textLeft() const;
    bool isCut() const; // at the width that it has
    int lineHeight() const;
    int shownHeight() const; // of all lines, or of the one
    void setUnfolded(bool isUnfolded);

    const char *m_icon = nullptr;
    Role m_role = Role::Muted;
    QString m_text;
    bool m_isUnfolded = false;
    bool m_isKeptUnfolded = false;
};

} // namespace ui
