// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/picker/PickItem.h"

#include <QList>
#include <QListView>

namespace ui {

class PickModel;

// The list of a dialog that shows one of many things in a form. The form leads: what the list is
// made to show is no choice of a person, who alone is heard.
class PickList final : public QListView
{
    Q_OBJECT

public:
    explicit PickList(QWidget *parent = nullptr);

    void setItems(const QList<PickItem> &items); // follow() comes after
    void follow(const QString &key); // it is in the form now; one that is not there: none is

signals:
    void picked(const QString &key); // by a person; the form may refuse it by follow()
    void deletePressed(); // the key

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    PickModel *m_model;
    bool m_isFollowing = false;
};

} // namespace ui
