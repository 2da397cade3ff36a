// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kinesis/StreamId.h"

#include <QRegularExpression>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype maxArnLength = 2048;

const QRegularExpression &nameForm()
{
    static const QRegularExpression form(uR"(\A[a-zA-Z0-9_.-]{1,128}\z)"_s);
    return form;
}

const QRegularExpression &arnForm()
{
    static const QRegularExpression form(
        uR"(\Aarn:aws[a-z-]*:kinesis:([a-z0-9-]{1,63}):([0-9]{12}):stream/([a-zA-Z0-9_.-]{1,128})\z)"_s);
    return form;
}

} // namespace

std::optional<StreamId> StreamId::fromString(const QString &text)
{
    StreamId id;
    if (nameForm().match(text).hasMatch()) {
        id.m_name = text;
        return id;
    }
    if (text.size() > maxArnLength)
        return std::nullopt;
    const QRegularExpressionMatch arn = arnForm().match(text);
    if (!arn.hasMatch())
        return std::nullopt;
    id.m_name = arn.captured(3);
    id.m_arn = text;
    return id;
}

QString StreamId::region() const
{
    return isArn() ? arnForm().match(m_arn).captured(1) : QString();
}

QString StreamId::accountId() const
{
    return isArn() ? arnForm().match(m_arn).captured(2) : QString();
}

} // namespace core
