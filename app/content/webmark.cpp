#include "content/webmark.h"

#ifdef Q_OS_WIN
#include "content/windowspath.h"

#include <qt_windows.h>

#include <string_view>
#endif

namespace content {

#ifdef Q_OS_WIN

void markAsFromOutside(const QString &path)
{
    const std::wstring stream = windowsPath(path) + L":Zone.Identifier";
    const HANDLE handle = CreateFileW(stream.c_str(), GENERIC_WRITE, FILE_SHARE_READ, nullptr, CREATE_ALWAYS,
                                      FILE_ATTRIBUTE_NORMAL, nullptr);
    if (handle == INVALID_HANDLE_VALUE)
        return; // file systems without streams cannot be marked
    constexpr std::string_view zone = "[ZoneTransfer]\r\nZoneId=3\r\n";
    DWORD written = 0;
    WriteFile(handle, zone.data(), static_cast<DWORD>(zone.size()), &written, nullptr);
    CloseHandle(handle);
}

#else

void markAsFromOutside(const QString & /*path*/) {}

#endif

} // namespace content
