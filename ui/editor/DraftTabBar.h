// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTabBar>

namespace ui {

// The tabs above the drafts. A tab says its title, the colour of its environment, and whether its
// file is behind what is in it: by a dot, and in words in its tooltip and its accessible name.
class DraftTabBar final : public QTabBar
{
    Q_OBJECT

public:
    struct Look
    {
        QString title; // as it is: what cannot be seen in it is marked here
        QString file; // for the tooltip; empty: it has none, and leaves no room for the dot
        bool isModified = false; // against that file
        QString colour; // of an environment, by its name; empty: none
    };

    explicit DraftTabBar(QWidget *parent = nullptr);

    void setLook(int at, const Look &look);

protected:
    void tabInserted(int at) override;
    void mouseReleaseEvent(QMouseEvent *event) override; // the middle button closes
};

} // namespace ui
