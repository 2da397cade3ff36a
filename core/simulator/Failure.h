// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <tl/expected.hpp>

#include <utility>

namespace core::simulator {

// A "no" of the service, as its JSON protocol carries it.
struct Failure
{
    QByteArray code;
    QByteArray
        message; // UTF-8; null: the body has no message at all, as AWS leaves it out at times
    QByteArray messageKey = "message"; // "Message" for SerializationException
    int status = 400;

    bool operator==(const Failure &) const = default;
};

template <typename T = void>
using Checked = tl::expected<T, Failure>;

inline tl::unexpected<Failure> refuse(Failure failure)
{
    return tl::unexpected<Failure>(std::move(failure));
}

inline tl::unexpected<Failure> refuse(const char *code, const QByteArray &message)
{
    return tl::unexpected<Failure>(Failure{code, message});
}

// The body of the answer.
QByteArray toJson(const Failure &failure);

} // namespace core::simulator
