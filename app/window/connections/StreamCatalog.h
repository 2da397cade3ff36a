// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kinesis/StreamActions.h"
#include "ui/streams/StreamsState.h"

#include <QHash>
#include <QSet>

namespace app {

// What is known of the streams of one connection. Decides nothing about when to ask.
class StreamCatalog
{
public:
    explicit StreamCatalog(QString connection = {}); // its name, for favourites

    // A listing that is whole takes the place of the one before.
    void setListings(const QList<core::StreamListing> &listings);
    void setSummary(const core::StreamSummary &summary);
    std::optional<core::StreamSummary> summaryOf(const QString &name) const;
    QString statusOf(const QString &name) const; // empty: not listed
    QStringList names() const;
    bool isChanging() const; // a stream is being made, changed or deleted

    // "connection/stream", of all connections.
    void setFavourites(const QStringList &favourites);
    QStringList favourites() const;
    void toggleFavourite(const QString &stream);

    QList<ui::StreamEntry> entries() const; // by name

private:
    QString keyOf(const QString &stream) const;

    QString m_connection;
    QList<core::StreamListing> m_listings;
    QHash<QString, core::StreamSummary> m_summaries;
    QSet<QString> m_favourites;
};

} // namespace app
