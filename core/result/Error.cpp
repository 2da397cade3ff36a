// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result/Error.h"

namespace core {

using namespace Qt::Literals::StringLiterals;

QString nameOf(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::AccessDenied:
        return u"accessDenied"_s;
    case Error::Kind::BadInput:
        return u"badInput"_s;
    case Error::Kind::BadReply:
        return u"badReply"_s;
    case Error::Kind::Cancelled:
        return u"cancelled"_s;
    case Error::Kind::Configuration:
        return u"configuration"_s;
    case Error::Kind::Credentials:
        return u"credentials"_s;
    case Error::Kind::Network:
        return u"network"_s;
    case Error::Kind::NotFound:
        return u"notFound"_s;
    case Error::Kind::Redirected:
        return u"redirected"_s;
    case Error::Kind::Refused:
        return u"refused"_s;
    case Error::Kind::Server:
        return u"server"_s;
    case Error::Kind::Storage:
        return u"storage"_s;
    case Error::Kind::Throttled:
        return u"throttled"_s;
    case Error::Kind::Timeout:
        return u"timeout"_s;
    case Error::Kind::Tls:
        return u"tls"_s;
    }
    return {};
}

} // namespace core
