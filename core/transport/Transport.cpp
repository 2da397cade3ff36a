// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/Transport.h"

#include <algorithm>

namespace core {

std::optional<QByteArray> HttpReply::header(QByteArrayView name) const
{
    const auto found = std::find_if(headers.begin(), headers.end(),
                                    [name](const auto &header) { return header.first == name; });
    if (found == headers.end())
        return std::nullopt;
    return found->second;
}

Transport::~Transport() = default;

} // namespace core
