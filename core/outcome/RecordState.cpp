// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outcome/RecordState.h"

namespace core {

using namespace Qt::Literals::StringLiterals;

QString nameOf(RecordState state)
{
    switch (state) {
    case RecordState::Waiting:
        return u"waiting"_s;
    case RecordState::Sending:
        return u"sending"_s;
    case RecordState::Retrying:
        return u"retrying"_s;
    case RecordState::Stored:
        return u"stored"_s;
    case RecordState::Refused:
        return u"refused"_s;
    case RecordState::Uncertain:
        return u"uncertain"_s;
    case RecordState::NotSent:
        return u"not_sent"_s;
    }
    return {};
}

QString toWords(RecordState state)
{
    return state == RecordState::NotSent ? u"not sent"_s : nameOf(state);
}

} // namespace core
