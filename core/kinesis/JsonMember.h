// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <simdjson.h>

#include <optional>
#include <string_view>

namespace core {

// The member of an answer's object, when it is there and not null.
inline std::optional<simdjson::dom::element> member(const simdjson::dom::object &object,
                                                    std::string_view name)
{
    simdjson::dom::element value;
    if (object.at_key(name).get(value) != simdjson::SUCCESS || value.is_null())
        return std::nullopt;
    return value;
}

} // namespace core
