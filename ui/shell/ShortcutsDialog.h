// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/Keymap.h"

#include <QDialog>

#include <optional>

class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace ui {

class ShortcutModel;

// The list of keys: searched, changed, with a warning where keys are taken already. What is changed
// holds at once.
class ShortcutsDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit ShortcutsDialog(const Keymap &keymap, QWidget *parent = nullptr);
    ~ShortcutsDialog() override;

signals:
    void keymapChanged(const ui::Keymap &keymap);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildTable();
    void buildEditor();
    void arrange();
    std::optional<Command> current() const;
    void showCurrent();
    void recorded();
    QString verdict(const QKeySequence &keys, bool isUsable, std::optional<Command> other) const;
    void assign();
    void remove();
    void reset();
    void resetAll();
    void change(const Keymap &keymap);

    ShortcutModel *m_model;
    QSortFilterProxyModel *m_found;
    QLineEdit *m_search;
    QTableView *m_table;
    QLabel *m_command;
    QKeySequenceEdit *m_keys;
    QLabel *m_conflict;
    QPushButton *m_assign;
    QPushButton *m_remove;
    QPushButton *m_reset;
    QPushButton *m_resetAll;
};

} // namespace ui
