// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafts/DraftFacts.h"
#include "core/kinesis/Record.h"
#include "core/records/KeyRule.h"

#include <QList>

namespace core {

// A record of a draft as it would be sent, and all that is to say about it.
struct ReadRecord
{
    Record record; // as far as it could be made
    QList<DraftProblem> problems;
    bool hasRandomKey = false; // another one each time it is read

    bool isSendable() const;
};

// Makes the records of one draft. The draft and its surroundings must outlive it.
class DraftReader
{
public:
    DraftReader(const Draft &draft, const DraftSurroundings &surroundings);

    ReadRecord read(qsizetype row) const;

private:
    tl::expected<QByteArray, DraftProblem> plainBytes(const QByteArray &body) const;
    tl::expected<QByteArray, DraftProblem> otherBytes(const QByteArray &body) const;
    void makeKey(ReadRecord &made, QByteArrayView plain) const;

    const Draft &m_draft;
    const DraftSurroundings &m_surroundings;
    PayloadRule m_plainRule; // how the body is read
    PayloadRule m_finishingRule; // what is done to it then
    Result<KeyRule> m_key;
};

} // namespace core
