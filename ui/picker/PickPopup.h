// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/picker/PickDelegate.h"
#include "ui/picker/PickModel.h"

#include <QFrame>
#include <QPointer>

class QLabel;
class QLineEdit;
class QListView;
class QPushButton;
class QHBoxLayout;

namespace ui {

// A list that opens below a chip, over the window's contents: type to search, arrows to move, Enter
// or a click to pick, Esc or a click elsewhere to leave. It gives the focus back where it was. No
// window of its own: those cannot be placed on Wayland.
class PickPopup final : public QFrame
{
    Q_OBJECT

public:
    PickPopup(PickDelegate::Lines lines, PickDelegate::Stars stars, QWidget *parent); // hidden

    void setItems(const QList<PickItem> &items);
    // A row below all others while something is typed; an empty key: none.
    void setExtraItem(const PickItem &item);
    void setPlaceholder(const QString &text);
    // What stands above the list, and in its place when it is empty; plain text.
    void setNote(const QString &text);
    // What is known of the row that is selected.
    void setFacts(const QString &text);
    // A quiet button at the foot.
    QPushButton *addButton(const QString &objectName, const char *icon, const QString &text);

    QString search() const;
    void openBelow(QWidget &anchor);
    void closePopup();

signals:
    void searchChanged(const QString &text);
    void picked(const QString &key);
    void selected(const QString &key); // moved to; may be empty
    void starToggled(const QString &key);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showItems();
    void select(int row);
    void move(int step);
    void pick(int row);
    bool handleKey(int key);
    bool handleClick(QMouseEvent *event);
    QString selectedKey() const;
    void updateNote();
    int usualHeight() const;
    void place();
    void grow();
    void noteFocus(QWidget *now);

    PickModel *m_model;
    PickDelegate *m_delegate;
    QLineEdit *m_search;
    QLabel *m_note;
    QListView *m_list;
    QLabel *m_facts;
    QHBoxLayout *m_foot;
    QList<PickItem> m_items;
    PickItem m_extra;
    QString m_noteText;
    QPointer<QWidget> m_anchor; // opens and closes us by itself
    QPointer<QWidget> m_before; // had the focus
    bool m_isClosing = false;
};

} // namespace ui
