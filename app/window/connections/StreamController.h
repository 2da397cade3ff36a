// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/ActiveConnection.h"
#include "app/window/connections/ServiceThread.h"
#include "app/window/connections/StreamCatalog.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>

namespace app {

// The streams of the connection in use and the one that is chosen: listed page by page, described,
// made and deleted. While a stream is changing, the list is asked again every `poll`.
class StreamController final : public QObject
{
    Q_OBJECT

public:
    explicit StreamController(std::chrono::milliseconds poll = std::chrono::seconds(2),
                              QObject *parent = nullptr);
    ~StreamController() override;

    // An empty one: none. What was chosen on the one before is let go.
    void setConnection(const ActiveConnection &connection);
    void refresh(); // the list, and the facts of the chosen one
    // By name or ARN; need not be listed. Known at once by its name, then by its facts.
    void choose(const QString &nameOrArn);
    void describe(const QString &name); // for the list
    void create(const core::NewStream &stream);
    void remove(const QString &name, bool withConsumers);

    void setFavourites(const QStringList &favourites); // "connection/stream"
    void toggleFavourite(const QString &name);

    ui::StreamsState state() const;
    const std::optional<ActiveStream> &chosen() const { return m_chosen; }
    const ActiveConnection &connection() const { return m_connection; }
    QString place() const; // "staging, eu-west-1"

signals:
    void stateChanged();
    void streamChanged(const app::ActiveStream &stream);
    void streamCleared(); // none is chosen any more
    void favouritesChanged(const QStringList &favourites);
    void created(const QString &name);
    void removed(const QString &name);
    void changeFailed(const core::Error &error); // making or deleting one
    void listed();
    void listFailed(const core::Error &error);
    void failed(const core::Error &error); // of the chosen one, or of what was to be chosen

private:
    template <typename T, typename Receiver>
    void ask(const ServiceThread::Question<T> &question, Receiver receive);
    void listPage(const QByteArray &token, const QString &after,
                  const QList<core::StreamListing> &before);
    void finishList(const QList<core::StreamListing> &listings);
    void failList(const core::Error &error);
    void describeChosen();
    void awaitCreated();
    void listShards(const core::StreamId &id, const QByteArray &token,
                    const QList<core::Shard> &before);
    void finishShards(const core::Result<QList<core::Shard>> &shards);
    void clearChosen();

    ActiveConnection m_connection;
    int m_connections = 0; // so far
    std::unique_ptr<ServiceThread> m_service;
    StreamCatalog m_catalog;
    ui::StreamsState::Kind m_kind = ui::StreamsState::Kind::NoConnection;
    core::Explanation m_problem;
    bool m_isListing = false;
    bool m_isStale = false; // something changed while it was listing
    std::optional<ActiveStream> m_chosen;
    QSet<QString> m_describing; // names, so that nobody asks twice
    QTimer m_poll;
};

} // namespace app
