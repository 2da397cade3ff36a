// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outcome/ReasonText.h"

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto stopped = "the run stopped before it was sent"_L1;
constexpr auto noReason = ", and no reason was given."_L1;
constexpr auto colon = ": "_L1;

QString statusText(int httpStatus)
{
    return u"HTTP status "_s + QString::number(httpStatus);
}

QString without(const QString &line, const QString &start)
{
    const QString before = start + colon;
    return line.startsWith(before) ? line.sliced(before.size()) : line;
}

} // namespace

QString withStatus(const QString &said, int httpStatus)
{
    return statusText(httpStatus) + (said.isEmpty() ? QString(noReason) : QString(colon + said));
}

QString afterStop(const QString &said)
{
    return said.isEmpty() ? QString(stopped) : QString(stopped + colon + said);
}

QString saidIn(const QString &line, int httpStatus)
{
    const QString said = line == stopped ? QString() : without(line, stopped);
    return said == withStatus({}, httpStatus) ? QString() : without(said, statusText(httpStatus));
}

} // namespace core
