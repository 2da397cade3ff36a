// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/send/FaultyStream.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace test {

using namespace Qt::Literals::StringLiterals;

QByteArray FaultyStream::answer(const Received &request)
{
    const std::scoped_lock lock(m_mutex);
    const QJsonArray records =
        QJsonDocument::fromJson(request.body).object().value("Records"_L1).toArray();
    m_sizes.push_back(records.size());
    QJsonArray entries;
    for (const QJsonValue &record : records) {
        const QByteArray data =
            QByteArray::fromBase64(record.toObject().value("Data"_L1).toString().toLatin1());
        const int delivery = ++m_deliveries[data];
        const QByteArray code = m_judge ? m_judge(data, delivery) : QByteArray();
        QJsonObject entry{{u"ErrorCode"_s, QString::fromLatin1(code)},
                          {u"ErrorMessage"_s, u"no"_s}};
        if (code.isEmpty()) {
            entry = {{u"SequenceNumber"_s, QString::number(m_deliveries.size())},
                     {u"ShardId"_s, u"shardId-000000000000"_s}};
        }
        entries.append(entry);
    }
    return okay(QJsonDocument(QJsonObject{{u"Records"_s, entries}}).toJson());
}

qsizetype FaultyStream::deliveredTimes(int times) const
{
    const std::scoped_lock lock(m_mutex);
    return std::count(m_deliveries.begin(), m_deliveries.end(), times);
}

std::vector<qsizetype> FaultyStream::recordsPerRequest() const
{
    const std::scoped_lock lock(m_mutex);
    return m_sizes;
}

} // namespace test
