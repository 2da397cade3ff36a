// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/StateLook.h"

namespace ui {

StateLook lookOf(core::RecordState state, bool throttled)
{
    using State = core::RecordState;
    const QString word = core::toWords(state);
    switch (state) {
    case State::Waiting:
        return {word, "circle", Role::NotSent};
    case State::Sending:
        return {word, "arrow-up", Role::Muted};
    case State::Retrying:
        return {word, "rotate-ccw", Role::Throttled};
    case State::Stored:
        return {word, "circle-check", Role::Stored};
    case State::Refused:
        if (throttled)
            return {word, "triangle-alert", Role::Throttled};
        return {word, "circle-x", Role::Refused};
    case State::Uncertain:
        return {word, "circle-help", Role::Uncertain};
    case State::NotSent:
        return {word, "circle-slash", Role::NotSent};
    }
    return {word, "circle", Role::NotSent};
}

} // namespace ui
