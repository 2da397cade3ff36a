// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/connections/StreamController.h"

#include "core/outcome/Explanation.h"

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

using Kind = ui::StreamsState::Kind;

core::Error badStream(const QString &text)
{
    return {.kind = core::Error::Kind::BadInput,
            .detail = u"“%1” is not a stream: a name has 1 to 128 letters, digits, “_”, “.” and "
                      "“-”; an ARN is arn:aws:kinesis:REGION:ACCOUNT:stream/NAME."_s.arg(text),
            .where = u"stream"_s};
}

core::Error otherRegion(const core::StreamId &id, const QString &region)
{
    return {.kind = core::Error::Kind::BadInput,
            .detail = u"The stream is in %1 and the connection in %2."_s.arg(id.region(), region),
            .where = u"stream"_s};
}

} // namespace

StreamController::StreamController(std::chrono::milliseconds poll, QObject *parent)
    : QObject(parent)
{
    m_poll.setSingleShot(true);
    m_poll.setInterval(poll);
    connect(&m_poll, &QTimer::timeout, this, &StreamController::refresh);
}

StreamController::~StreamController() = default;

// Answers of a connection that is no longer the one in use are for nobody.
template <typename T, typename Receiver>
void StreamController::ask(const ServiceThread::Question<T> &question, Receiver receive)
{
    core::deliver(m_service->ask<T>(question), this,
                  [this, connections = m_connections, receive](const core::Answer<T> &answer) {
                      if (connections == m_connections)
                          receive(answer);
                  });
}

void StreamController::setConnection(const ActiveConnection &connection)
{
    const QStringList favourites = m_catalog.favourites();
    m_poll.stop();
    ++m_connections;
    m_connection = connection;
    m_catalog = StreamCatalog(connection.name);
    m_catalog.setFavourites(favourites);
    m_describing.clear();
    m_isListing = false;
    m_problem = {};
    m_service.reset();
    clearChosen();
    m_kind = connection.name.isEmpty() ? Kind::NoConnection : Kind::Loading;
    if (m_kind == Kind::Loading) {
        m_service = std::make_unique<ServiceThread>(connection);
        refresh();
    }
    emit stateChanged();
}

void StreamController::refresh()
{
    if (!m_service)
        return;
    m_isStale = m_isListing;
    if (m_isListing)
        return;
    m_isListing = true;
    emit stateChanged();
    listPage({}, {}, {});
    describeChosen();
}

void StreamController::listPage(const QByteArray &token, const QString &after,
                                const QList<core::StreamListing> &before)
{
    const auto question = [token, after](core::KinesisClient &client,
                                         const core::Invocation &call) {
        return client.listStreams(token, after, call);
    };
    ask<core::StreamPage>(question, [this, before](const core::Answer<core::StreamPage> &answer) {
        if (!answer.result)
            return failList(answer.result.error());
        const QList<core::StreamListing> all = before + answer.result->streams;
        if (answer.result->hasMore && !answer.result->streams.isEmpty())
            listPage(answer.result->nextToken, all.constLast().name, all);
        else
            finishList(all);
    });
}

void StreamController::finishList(const QList<core::StreamListing> &listings)
{
    const QString before = m_chosen ? m_catalog.statusOf(m_chosen->id.name()) : QString();
    m_isListing = false;
    m_kind = Kind::Ready;
    m_problem = {};
    m_catalog.setListings(listings);
    const QString now = m_chosen ? m_catalog.statusOf(m_chosen->id.name()) : QString();
    if (m_chosen && !m_chosen->id.isArn() && now.isEmpty() && !before.isEmpty())
        clearChosen(); // it was there and is gone
    else if (now != before && !before.isEmpty())
        describeChosen();
    if (m_catalog.isChanging())
        m_poll.start();
    emit stateChanged();
    emit listed();
    if (m_isStale)
        refresh();
}

void StreamController::failList(const core::Error &error)
{
    m_isListing = false;
    m_problem = core::explain(error, {});
    m_kind = error.kind == core::Error::Kind::AccessDenied ? Kind::Denied : Kind::Failed;
    if (m_kind == Kind::Denied)
        m_catalog.setListings({});
    emit stateChanged();
    if (m_kind == Kind::Failed)
        emit listFailed(error);
}

void StreamController::choose(const QString &nameOrArn)
{
    const auto id = core::StreamId::fromString(nameOrArn.trimmed());
    if (!id)
        return emit failed(badStream(nameOrArn));
    if (id->isArn() && id->region() != m_connection.endpoint.region)
        return emit failed(otherRegion(*id, m_connection.endpoint.region));
    if (!m_service)
        return;
    m_chosen = ActiveStream{
        .id = *id,
        .summary =
            m_catalog.summaryOf(id->name()).value_or(core::StreamSummary{.name = id->name()}),
        .shards = {},
        .unpredicted = tr("The shards are being asked for.")};
    emit stateChanged();
    emit streamChanged(*m_chosen);
    describeChosen();
}

void StreamController::describeChosen()
{
    if (!m_chosen)
        return;
    const core::StreamId id = m_chosen->id;
    const auto question = [id](core::KinesisClient &client, const core::Invocation &call) {
        return client.describeStreamSummary(id, call);
    };
    ask<core::StreamSummary>(question, [this, id](const core::Answer<core::StreamSummary> &answer) {
        if (!m_chosen || m_chosen->id != id)
            return;
        if (answer.result) {
            m_chosen->summary = *answer.result;
            m_catalog.setSummary(*answer.result);
            emit stateChanged();
            if (answer.result->status == u"CREATING")
                return awaitCreated();
        }
        if (answer.result && answer.result->distribution == core::RecordDistribution::Automatic)
            return finishShards(QList<core::Shard>());
        listShards(id, {}, {});
    });
}

// It has no shards to ask for yet. It is described anew with each list.
void StreamController::awaitCreated()
{
    const QString reason = tr("The stream is being created.");
    m_poll.start();
    if (std::exchange(m_chosen->unpredicted, reason) != reason)
        emit streamChanged(*m_chosen);
}

void StreamController::listShards(const core::StreamId &id, const QByteArray &token,
                                  const QList<core::Shard> &before)
{
    const auto question = [id, token](core::KinesisClient &client, const core::Invocation &call) {
        return client.listShards(id, token, call);
    };
    ask<core::ShardPage>(question, [this, id, before](const core::Answer<core::ShardPage> &answer) {
        if (!m_chosen || m_chosen->id != id)
            return;
        if (!answer.result)
            return finishShards(core::fail(answer.result.error()));
        const QList<core::Shard> all = before + answer.result->shards;
        if (answer.result->nextToken.isEmpty())
            finishShards(all);
        else
            listShards(id, answer.result->nextToken, all);
    });
}

void StreamController::finishShards(const core::Result<QList<core::Shard>> &shards)
{
    m_chosen->shards = shards ? core::ShardMap(*shards) : core::ShardMap();
    m_chosen->unpredicted.clear();
    if (!shards)
        m_chosen->unpredicted = core::explain(shards.error(), m_chosen->id.name()).what;
    else if (m_chosen->summary.distribution == core::RecordDistribution::Automatic)
        m_chosen->unpredicted =
            tr("The service chooses the shard of each record: the stream spreads "
               "records by itself (AUTO), whatever their keys are.");
    else if (m_chosen->shards.isEmpty())
        m_chosen->unpredicted = tr("The stream has no open shards yet.");
    emit streamChanged(*m_chosen);
    if (!shards && shards.error().kind != core::Error::Kind::AccessDenied)
        emit failed(shards.error());
}

void StreamController::describe(const QString &name)
{
    const auto id = core::StreamId::fromString(name);
    if (!id || id->isArn() || !m_service || m_catalog.statusOf(name) != u"ACTIVE"
        || m_catalog.summaryOf(name) || m_describing.contains(name))
        return;
    m_describing.insert(name);
    const auto question = [id = *id](core::KinesisClient &client, const core::Invocation &call) {
        return client.describeStreamSummary(id, call);
    };
    ask<core::StreamSummary>(question,
                             [this, name](const core::Answer<core::StreamSummary> &answer) {
                                 m_describing.remove(name);
                                 if (!answer.result)
                                     return;
                                 m_catalog.setSummary(*answer.result);
                                 emit stateChanged();
                             });
}

void StreamController::create(const core::NewStream &stream)
{
    if (!m_service)
        return;
    const auto question = [stream](core::KinesisClient &client, const core::Invocation &call) {
        return client.createStream(stream, call);
    };
    ask<bool>(question, [this, name = stream.name](const core::Answer<bool> &answer) {
        if (!answer.result)
            return emit changeFailed(answer.result.error());
        emit created(name);
        refresh();
        choose(name);
    });
}

void StreamController::remove(const QString &name, bool withConsumers)
{
    const auto id = core::StreamId::fromString(name);
    if (!id || !m_service)
        return;
    const auto question = [id = *id, withConsumers](core::KinesisClient &client,
                                                    const core::Invocation &call) {
        return client.deleteStream(id, withConsumers, call);
    };
    ask<bool>(question, [this, name](const core::Answer<bool> &answer) {
        if (!answer.result)
            return emit changeFailed(answer.result.error());
        if (m_chosen && m_chosen->id.name() == name)
            clearChosen();
        emit removed(name);
        refresh();
    });
}

void StreamController::clearChosen()
{
    if (!m_chosen)
        return;
    m_chosen.reset();
    emit streamCleared();
}

void StreamController::setFavourites(const QStringList &favourites)
{
    m_catalog.setFavourites(favourites);
    emit stateChanged();
}

void StreamController::toggleFavourite(const QString &name)
{
    m_catalog.toggleFavourite(name);
    emit stateChanged();
    emit favouritesChanged(m_catalog.favourites());
}

QString StreamController::place() const
{
    return m_connection.name + u", " + m_connection.endpoint.region;
}

ui::StreamsState StreamController::state() const
{
    ui::StreamsState state;
    state.kind = m_kind;
    state.entries = m_catalog.entries();
    state.place = place();
    state.problem = m_problem;
    state.isRefreshing = m_isListing;
    if (m_chosen) {
        state.current = m_chosen->id.name();
        state.currentSummary = m_catalog.summaryOf(m_chosen->id.name());
    }
    return state;
}

} // namespace app
