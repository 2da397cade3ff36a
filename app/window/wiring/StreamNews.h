// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/connections/StreamController.h"

#include <QHash>
#include <QObject>

namespace ui {
class StatusLine;
}

namespace app {

// Says in the status line that a stream is being made or deleted, and what became of it. GUI
// thread.
class StreamNews final : public QObject
{
    Q_OBJECT

public:
    // Both must outlive it.
    StreamNews(StreamController &streams, ui::StatusLine &line, QObject *parent = nullptr);

private:
    struct News
    {
        QString text; // as it was said
        bool isGoing = false; // deleted; else made
    };

    void say(const QString &name, const News &news);
    void look(); // at what was listed
    void take(const QString &name, const QString &status); // empty: it is not there
    void finish(const QString &name, const QString &text);

    StreamController &m_streams;
    ui::StatusLine &m_line;
    QString m_connection;
    QHash<QString, News> m_news; // by the name of the stream
};

} // namespace app
