// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outcome/RecordState.h"

#include <algorithm>
#include <array>

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

QString ownCodeInWords(const QString &code)
{
    struct Word
    {
        QLatin1StringView code;
        const char16_t *text;
    };
    static constexpr std::array words{
        Word{"invalidRecord"_L1, u"not valid"},
        Word{"invalidLine"_L1, u"not valid"},
        Word{"badInput"_L1, u"not valid"},
        Word{"markedNotStored"_L1, u"marked as not stored"},
        Word{"Cancelled"_L1, u"stopped"},
        Word{"cancelled"_L1, u"stopped"},
        Word{"badReply"_L1, u"unreadable answer"},
        Word{"orderStopped"_L1, u"out of order"},
    };
    const auto word = std::find_if(words.begin(), words.end(),
                                   [&code](const Word &each) { return each.code == code; });
    return word == words.end() ? QString() : QString::fromUtf16(word->text);
}

int gravity(RecordState state)
{
    switch (state) {
    case RecordState::Uncertain:
        return 3;
    case RecordState::Refused:
        return 2;
    case RecordState::NotSent:
        return 1;
    default:
        return 0;
    }
}

} // namespace core
