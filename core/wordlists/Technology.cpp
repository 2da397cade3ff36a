// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wordlists/WordLists.h"

#include <array>

namespace core {

namespace {

using namespace std::string_view_literals;

constexpr std::array computerAbbreviationsList{
    "TCP"sv, "HTTP"sv, "SDD"sv,  "RAM"sv,  "GB"sv,   "CSS"sv, "SSL"sv, "AGP"sv,
    "SQL"sv, "FTP"sv,  "PCI"sv,  "AI"sv,   "ADP"sv,  "RSS"sv, "XML"sv, "EXE"sv,
    "COM"sv, "HDD"sv,  "THX"sv,  "SMTP"sv, "SMS"sv,  "USB"sv, "PNG"sv, "SAS"sv,
    "IB"sv,  "SCSI"sv, "JSON"sv, "XSS"sv,  "JBOD"sv, "DNS"sv, "NTP"sv};

constexpr std::array computerAdjectivesList{
    "auxiliary"sv,  "primary"sv,        "back-end"sv,  "digital"sv, "open-source"sv,
    "virtual"sv,    "cross-platform"sv, "redundant"sv, "online"sv,  "haptic"sv,
    "multi-byte"sv, "bluetooth"sv,      "wireless"sv,  "1080p"sv,   "neural"sv,
    "optical"sv,    "solid state"sv,    "mobile"sv,    "cached"sv,  "idempotent"sv};

constexpr std::array computerNounsList{
    "driver"sv,      "protocol"sv,    "bandwidth"sv, "panel"sv,     "microchip"sv, "program"sv,
    "port"sv,        "card"sv,        "array"sv,     "interface"sv, "system"sv,    "sensor"sv,
    "firewall"sv,    "hard drive"sv,  "pixel"sv,     "alarm"sv,     "feed"sv,      "monitor"sv,
    "application"sv, "transmitter"sv, "bus"sv,       "circuit"sv,   "capacitor"sv, "matrix"sv,
    "shard"sv,       "cursor"sv,      "queue"sv};

constexpr std::array computerVerbsList{
    "back up"sv,    "bypass"sv, "hack"sv,     "override"sv, "compress"sv, "copy"sv,
    "navigate"sv,   "index"sv,  "connect"sv,  "generate"sv, "quantify"sv, "calculate"sv,
    "synthesize"sv, "input"sv,  "transmit"sv, "program"sv,  "reboot"sv,   "parse"sv,
    "shard"sv,      "replay"sv, "buffer"sv};

constexpr std::array computerActivitiesList{
    "backing up"sv,  "bypassing"sv,   "hacking"sv,      "overriding"sv,   "compressing"sv,
    "copying"sv,     "navigating"sv,  "indexing"sv,     "connecting"sv,   "generating"sv,
    "quantifying"sv, "calculating"sv, "synthesizing"sv, "transmitting"sv, "programming"sv,
    "parsing"sv,     "sharding"sv,    "replaying"sv,    "buffering"sv};

constexpr std::array domainSuffixesList{"example.com"sv, "example.org"sv, "example.net"sv,
                                        "example"sv, "test"sv};

constexpr std::array mailDomainsList{"example.com"sv, "example.org"sv, "example.net"sv};

constexpr std::array databaseColumnsList{
    "id"sv,         "title"sv,      "name"sv,     "email"sv,   "phone"sv,  "token"sv,
    "group"sv,      "category"sv,   "password"sv, "comment"sv, "avatar"sv, "status"sv,
    "created_at"sv, "updated_at"sv, "owner"sv,    "amount"sv,  "version"sv};

constexpr std::array databaseTypesList{
    "int"sv,       "varchar"sv,  "text"sv,   "date"sv,      "datetime"sv, "tinyint"sv, "time"sv,
    "timestamp"sv, "smallint"sv, "serial"sv, "bit"sv,       "decimal"sv,  "float"sv,   "double"sv,
    "real"sv,      "blob"sv,     "binary"sv, "varbinary"sv, "set"sv,      "enum"sv,    "geometry"sv,
    "point"sv,     "boolean"sv,  "json"sv,   "uuid"sv};

constexpr std::array databaseCollationsList{
    "utf8_unicode_ci"sv,   "utf8_general_ci"sv,  "utf8_bin"sv,         "utf8mb4_unicode_ci"sv,
    "utf8mb4_bin"sv,       "ascii_bin"sv,        "ascii_general_ci"sv, "cp1250_bin"sv,
    "cp1250_general_ci"sv, "latin1_general_ci"sv};

constexpr std::array databaseEnginesList{"InnoDB"sv, "MyISAM"sv,    "MEMORY"sv,
                                         "CSV"sv,    "BLACKHOLE"sv, "ARCHIVE"sv};

constexpr std::array imageCategoriesList{
    "abstract"sv, "animals"sv, "business"sv, "cats"sv,   "city"sv,     "food"sv,     "nightlife"sv,
    "fashion"sv,  "people"sv,  "nature"sv,   "sports"sv, "technics"sv, "transport"sv};

constexpr std::array localesList{"az"sv,    "cz"sv,    "de"sv,    "de_AT"sv, "de_CH"sv,  "en"sv,
                                 "en_AU"sv, "en_CA"sv, "en_GB"sv, "en_IE"sv, "en_IND"sv, "en_US"sv,
                                 "es"sv,    "es_MX"sv, "fa"sv,    "fr"sv,    "fr_CA"sv,  "ge"sv,
                                 "id_ID"sv, "it"sv,    "ja"sv,    "ko"sv,    "nb_NO"sv,  "nep"sv,
                                 "nl"sv,    "pl"sv,    "pt_BR"sv, "ru"sv,    "sk"sv,     "sv"sv,
                                 "tr"sv,    "uk"sv,    "vi"sv,    "zh_CN"sv, "zh_TW"sv};

constexpr std::array foldersList{
    "/bin"sv,     "/boot"sv,      "/etc"sv,     "/home"sv,      "/home/user"sv, "/lib"sv,
    "/media"sv,   "/mnt"sv,       "/opt"sv,     "/opt/bin"sv,   "/srv"sv,       "/tmp"sv,
    "/usr"sv,     "/usr/bin"sv,   "/usr/lib"sv, "/usr/local"sv, "/usr/share"sv, "/var"sv,
    "/var/log"sv, "/var/spool"sv, "/var/tmp"sv};

// clang-format off
constexpr std::array mediaTypeList{
    MediaType{"application/gzip", "gz"},
    MediaType{"application/javascript", "js"},
    MediaType{"application/json", "json"},
    MediaType{"application/msword", "doc"},
    MediaType{"application/ogg", "ogx"},
    MediaType{"application/pdf", "pdf"},
    MediaType{"application/rtf", "rtf"},
    MediaType{"application/sql", "sql"},
    MediaType{"application/vnd.apple.mpegurl", "m3u8"},
    MediaType{"application/vnd.ms-excel", "xls"},
    MediaType{"application/vnd.ms-powerpoint", "ppt"},
    MediaType{"application/x-tar", "tar"},
    MediaType{"application/xml", "xml"},
    MediaType{"application/yaml", "yaml"},
    MediaType{"application/zip", "zip"},
    MediaType{"audio/aac", "aac"},
    MediaType{"audio/flac", "flac"},
    MediaType{"audio/midi", "mid"},
    MediaType{"audio/mp4", "m4a"},
    MediaType{"audio/mpeg", "mp3"},
    MediaType{"audio/ogg", "ogg"},
    MediaType{"audio/wav", "wav"},
    MediaType{"font/otf", "otf"},
    MediaType{"font/ttf", "ttf"},
    MediaType{"font/woff2", "woff2"},
    MediaType{"image/avif", "avif"},
    MediaType{"image/bmp", "bmp"},
    MediaType{"image/gif", "gif"},
    MediaType{"image/jpeg", "jpg"},
    MediaType{"image/png", "png"},
    MediaType{"image/svg+xml", "svg"},
    MediaType{"image/tiff", "tiff"},
    MediaType{"image/webp", "webp"},
    MediaType{"message/rfc822", "eml"},
    MediaType{"model/stl", "stl"},
    MediaType{"text/calendar", "ics"},
    MediaType{"text/css", "css"},
    MediaType{"text/csv", "csv"},
    MediaType{"text/html", "html"},
    MediaType{"text/markdown", "md"},
    MediaType{"text/plain", "txt"},
    MediaType{"text/vcard", "vcf"},
    MediaType{"video/mp4", "mp4"},
    MediaType{"video/mpeg", "mpeg"},
    MediaType{"video/ogg", "ogv"},
    MediaType{"video/quicktime", "mov"},
    MediaType{"video/webm", "webm"},
};
// clang-format on

} // namespace

Words computerAbbreviations()
{
    return computerAbbreviationsList;
}

Words computerAdjectives()
{
    return computerAdjectivesList;
}

Words computerNouns()
{
    return computerNounsList;
}

Words computerVerbs()
{
    return computerVerbsList;
}

Words computerActivities()
{
    return computerActivitiesList;
}

Words domainSuffixes()
{
    return domainSuffixesList;
}

Words mailDomains()
{
    return mailDomainsList;
}

Words databaseColumns()
{
    return databaseColumnsList;
}

Words databaseTypes()
{
    return databaseTypesList;
}

Words databaseCollations()
{
    return databaseCollationsList;
}

Words databaseEngines()
{
    return databaseEnginesList;
}

Words imageCategories()
{
    return imageCategoriesList;
}

Words locales()
{
    return localesList;
}

Words folders()
{
    return foldersList;
}

std::span<const MediaType> mediaTypes()
{
    return mediaTypeList;
}

} // namespace core
