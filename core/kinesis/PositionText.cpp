// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kinesis/PositionText.h"

#include "core/kinesis/Limits.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

namespace core {

std::optional<qint64> timeFrom(const QString &text)
{
    bool isNumber = false;
    const double seconds = text.toDouble(&isNumber);
    if (isNumber)
        return seconds >= 0 && seconds < 1e11 ? std::optional(qRound64(seconds * 1000))
                                              : std::nullopt;
    QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!time.isValid())
        return {};
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeZone(QTimeZone::utc()); // without a zone: UTC, as it is shown everywhere
    return time.toMSecsSinceEpoch();
}

bool isSequenceNumber(const QString &text)
{
    return !text.isEmpty() && text.size() <= limits::sequenceNumberDigits
        && std::all_of(text.cbegin(), text.cend(),
                       [](QChar digit) { return digit >= u'0' && digit <= u'9'; });
}

} // namespace core
