// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Error.h"

#include <QList>
#include <QObject>

#include <functional>

namespace ui {
class MessageBar;
}

namespace app {

// What went wrong or is waited for, in the bar above the page: one thing at a time, the newest
// first, with a button that does something about it or leads to the others. Closing one leaves the
// rest.
class ErrorBar final : public QObject
{
    Q_OBJECT

public:
    // What an error is about, and so what makes it out of date. Of each topic but Other there is
    // one at most.
    enum class Topic { Other, Connection, Keychain, StreamList, Stream, Results, Library };
    // What can be done about it; the message goes when it is done. An empty text: nothing.
    struct Offer
    {
        QString text;
        std::function<void()> run;
    };

    // The bar must outlive it, and nobody else writes into it.
    explicit ErrorBar(ui::MessageBar &bar, QObject *parent = nullptr);

    void add(Topic topic, const core::Error &error, const Offer &offer = {});
    void addNote(Topic topic, const QString &text, const Offer &offer); // nothing went wrong
    void clear(Topic topic); // that is well again

private:
    struct Entry
    {
        Topic topic;
        QString text;
        Offer offer;
        bool isNote = false;
    };

    void put(const Entry &entry);
    void show();
    void runAction();
    void showNext();
    void dropShown();

    ui::MessageBar &m_bar;
    QList<Entry> m_entries;
    qsizetype m_shown = 0;
};

} // namespace app
