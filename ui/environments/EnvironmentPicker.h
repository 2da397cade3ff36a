// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/environments/EnvironmentEntry.h"

#include <QPointer>
#include <QToolButton>

#include <optional>

class QMenu;

namespace ui {

class PickPopup;

// The environment of one draft: a coloured dot and its name, and a menu with the others, of which a
// list that can be searched opens where they are many.
class EnvironmentPicker final : public QToolButton
{
    Q_OBJECT

public:
    explicit EnvironmentPicker(QWidget *parent = nullptr);
    ~EnvironmentPicker() override;

    void setEntries(const QList<EnvironmentEntry> &entries); // those that can be chosen
    void setChosen(const std::optional<core::DraftEnvironment> &chosen); // emits nothing
    // Whether there is something to choose, or to let go.
    bool isNeeded() const { return !m_entries.isEmpty() || m_chosen; }

    QSize sizeHint() const override;

signals:
    void chosen(const std::optional<core::DraftEnvironment> &environment); // by a person
    void editRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void fillMenu();
    void forgetMouse();
    void addChoice(const EnvironmentEntry &entry);
    void openList();
    void choose(const std::optional<core::DraftEnvironment> &environment);
    void showChosen();
    const EnvironmentEntry *entry() const;

    QList<EnvironmentEntry> m_entries;
    std::optional<core::DraftEnvironment> m_chosen;
    QMenu *m_menu;
    QPointer<PickPopup> m_popup; // of the window once it was opened
};

} // namespace ui
