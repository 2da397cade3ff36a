// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/connections/StreamCatalog.h"

#include <algorithm>

namespace app {

StreamCatalog::StreamCatalog(QString connection)
    : m_connection(std::move(connection))
{
}

void StreamCatalog::setListings(const QList<core::StreamListing> &listings)
{
    m_listings = listings;
    std::sort(m_listings.begin(), m_listings.end(),
              [](const auto &left, const auto &right) { return left.name < right.name; });
    m_summaries.removeIf([this](const auto &summary) { return statusOf(summary.key()).isEmpty(); });
}

void StreamCatalog::setSummary(const core::StreamSummary &summary)
{
    m_summaries.insert(summary.name, summary);
}

std::optional<core::StreamSummary> StreamCatalog::summaryOf(const QString &name) const
{
    const auto found = m_summaries.constFind(name);
    return found == m_summaries.constEnd() ? std::nullopt : std::optional(*found);
}

QString StreamCatalog::statusOf(const QString &name) const
{
    for (const core::StreamListing &listing : m_listings) {
        if (listing.name == name)
            return listing.status;
    }
    return {};
}

QStringList StreamCatalog::names() const
{
    QStringList names;
    for (const core::StreamListing &listing : m_listings)
        names.append(listing.name);
    return names;
}

bool StreamCatalog::isChanging() const
{
    return std::any_of(m_listings.begin(), m_listings.end(), [](const auto &listing) {
        return !listing.status.isEmpty() && listing.status != u"ACTIVE";
    });
}

void StreamCatalog::setFavourites(const QStringList &favourites)
{
    m_favourites = QSet<QString>(favourites.begin(), favourites.end());
}

QStringList StreamCatalog::favourites() const
{
    QStringList favourites(m_favourites.begin(), m_favourites.end());
    favourites.sort();
    return favourites;
}

void StreamCatalog::toggleFavourite(const QString &stream)
{
    if (!m_favourites.remove(keyOf(stream)))
        m_favourites.insert(keyOf(stream));
}

QList<ui::StreamEntry> StreamCatalog::entries() const
{
    QList<ui::StreamEntry> entries;
    for (const core::StreamListing &listing : m_listings)
        entries.append({.listing = listing,
                        .summary = summaryOf(listing.name),
                        .isFavourite = m_favourites.contains(keyOf(listing.name))});
    return entries;
}

QString StreamCatalog::keyOf(const QString &stream) const
{
    return m_connection + u'/' + stream;
}

} // namespace app
