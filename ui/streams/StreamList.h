// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/streams/StreamsState.h"

#include <QWidget>

class QLabel;
class QListView;
class QPushButton;
class QToolButton;

namespace ui {

class PickDelegate;
class PickModel;

// The streams of the connection in the sidebar: favourites, all, or why there are none.
class StreamList final : public QWidget
{
    Q_OBJECT

public:
    explicit StreamList(QWidget *parent = nullptr);

    void setState(const StreamsState &state);

signals:
    void chosen(const QString &name);
    void refreshRequested();
    void createRequested();
    void readRequested(const QString &name); // its records
    void deleteRequested(const QString &name);
    void favouriteToggled(const QString &name);
    void pickRequested(); // a name is to be typed
    void copyRequested(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QLayout *createHead();
    QWidget *createEmpty();
    QToolButton *headButton(const QString &objectName, const char *icon, const QString &text);
    void choose(const QModelIndex &index);
    void openMenu(const QPoint &at);
    bool handleKey(int key);
    bool handleRelease(const QPoint &at);
    void runEmptyAction();
    const StreamEntry *current() const;

    StreamsState m_state;
    PickModel *m_model;
    PickDelegate *m_delegate;
    QListView *m_list;
    QToolButton *m_refresh = nullptr;
    QToolButton *m_create = nullptr;
    QWidget *m_empty = nullptr;
    QLabel *m_emptyText = nullptr;
    QPushButton *m_emptyAction = nullptr;
};

} // namespace ui
