// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QList>

class QKeyEvent;
class QLabel;
class QListView;

namespace ui {

class PickDelegate;
class PickModel;

// Something that can stand in a placeholder.
struct Completion
{
    QString name; // "uuid", "tenant"
    QString insert; // "uuid()"; what is put into the text
    QString sample; // what it would give now; dots for a secret
    QString help; // a sentence
    QString group; // "Variables", "Numbers": its heading

    bool operator==(const Completion &) const = default;
};

// What can be put in where a person types a placeholder. Never has the focus: the editor passes the
// keys on. Lies over the window, no window of its own.
class CompletionList final : public QFrame
{
    Q_OBJECT

public:
    explicit CompletionList(QWidget *parent); // hidden

    void setItems(const QList<Completion> &items);
    // Opens for what was typed so far, below `cursor` in the parent's coordinates, above it where
    // there is no room. Closes when nothing fits.
    void openAt(const QRect &cursor, const QString &typed);
    void closeList();
    // Whether it dealt with the key: arrows, pages, Enter, Tab, Esc.
    bool takeKey(const QKeyEvent &event);

signals:
    void chosen(const QString &insert);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<Completion> fitting(const QString &typed) const;
    void move(int steps);
    void place(const QRect &cursor);
    void choose(int row);
    void showHelp();

    QList<Completion> m_items;
    PickModel *m_model;
    PickDelegate *m_delegate;
    QListView *m_list;
    QLabel *m_help;
};

} // namespace ui
