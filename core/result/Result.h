// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Error.h"

#include <tl/expected.hpp>

#include <utility>

namespace core {

// Either a T, or the Error that kept us from it. `Result<>` is either "done" or the Error.
template <typename T = void>
using Result = tl::expected<T, Error>;

// An Error on its way into any Result: `return fail(std::move(error));`
inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace core
