// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/credentials/ConnectionEntry.h"

#include <QWidget>

namespace ui {

class PickPopup;
class PickerButton;

// The connection in use, and the list of those that there are: saved ones, the built-in simulator,
// and profiles of ~/.aws that can be used at once.
class ConnectionPicker final : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionPicker(QWidget *parent = nullptr);

    void setEntries(const QList<ConnectionEntry> &entries,
                    const QList<ProfileSuggestion> &profiles);
    void openList();
    // While a connection is being made ready; empty: none is.
    void setConnecting(const QString &name);

signals:
    void chosen(const QString &name);
    void profileChosen(const QString &profile);
    void manageRequested();

private:
    void showActive();
    void pick(const QString &key);

    PickerButton *m_button;
    PickPopup *m_popup; // ours until it opens, then the window's
    QList<ConnectionEntry> m_entries;
    QString m_connecting;
};

} // namespace ui
