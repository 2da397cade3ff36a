// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/wiring/StreamNews.h"

#include "ui/shell/StatusLine.h"

namespace app {

using namespace Qt::Literals::StringLiterals;

StreamNews::StreamNews(StreamController &streams, ui::StatusLine &line, QObject *parent)
    : QObject(parent)
    , m_streams(streams)
    , m_line(line)
{
    connect(&streams, &StreamController::created, this, [this](const QString &name) {
        say(name, {.text = tr("Stream %1 is being created.").arg(name)});
    });
    connect(&streams, &StreamController::removed, this, [this](const QString &name) {
        say(name, {.text = tr("Stream %1 is being deleted.").arg(name), .isGoing = true});
    });
    connect(&streams, &StreamController::listed, this, &StreamNews::look);
    // Somebody who may not list streams hears of the chosen one all the same.
    connect(&streams, &StreamController::streamChanged, this, [this](const ActiveStream &stream) {
        if (stream.summary.status == u"ACTIVE")
            take(stream.id.name(), stream.summary.status);
    });
    connect(&streams, &StreamController::stateChanged, this, [this] {
        if (m_connection == m_streams.connection().name)
            return;
        for (const QString &name : m_news.keys())
            finish(name, {}); // nobody hears of them any more
    });
}

void StreamNews::say(const QString &name, const News &news)
{
    m_connection = m_streams.connection().name;
    m_news.insert(name, news);
    m_line.say(news.text);
}

void StreamNews::look()
{
    if (m_news.isEmpty())
        return;
    QHash<QString, QString> statuses;
    const ui::StreamsState state = m_streams.state();
    for (const ui::StreamEntry &entry : state.entries)
        statuses.insert(entry.listing.name,
                        entry.listing.status.isEmpty() ? u"unknown"_s : entry.listing.status);
    for (const QString &name : m_news.keys())
        take(name, statuses.value(name));
}

// A list that was asked for before may not know of it yet.
void StreamNews::take(const QString &name, const QString &status)
{
    const auto news = m_news.constFind(name);
    if (news == m_news.constEnd())
        return;
    if (news->isGoing && status.isEmpty())
        finish(name, tr("Stream %1 was deleted.").arg(name));
    else if (!news->isGoing && status == u"ACTIVE")
        finish(name, tr("Stream %1 is ready.").arg(name));
}

void StreamNews::finish(const QString &name, const QString &text)
{
    m_line.sayInPlaceOf(m_news.take(name).text, text);
}

} // namespace app
